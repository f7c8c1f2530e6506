// The desk's keys. Every key presses a control that is on the page and bears it (aria-keyshortcuts), so whatever a key
// does a mouse or a finger does too, and without this file everything still works.
(() => {
  'use strict';

  const items = () => [...document.querySelectorAll('[data-item]')];
  const currentItem = () => document.querySelector('[data-item][aria-current="true"]');
  const typing = (target) => target.closest('input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]');

  function choose(item, show = true) {
    if (!item) return;
    for (const other of items()) other.removeAttribute('aria-current');
    item.setAttribute('aria-current', 'true');
    item.focus({ preventScroll: true });
    if (show) item.scrollIntoView({ block: 'nearest' });
  }

  function step(by) {
    const all = items();
    const at = all.indexOf(currentItem());
    choose(at < 0 ? all[0] : all[Math.min(Math.max(at + by, 0), all.length - 1)]);
  }

  function control(key) {
    const chosen = currentItem();
    const mine = `[aria-keyshortcuts="${key}"]`;
    const inItem = chosen && chosen.querySelector(mine);
    if (inItem) return inItem;
    return [...document.querySelectorAll(mine)].find((one) => !one.closest('[data-item]'));
  }

  function press(one) {
    if (one.tagName === 'SUMMARY') {
      const box = one.parentElement;
      box.open = !box.open;
      const field = box.open && box.querySelector('textarea, input:not([type=hidden]), select');
      if (field) field.focus();
    } else if (one.matches('input:not([type=button]):not([type=submit]), textarea, select')) {
      one.focus();
    } else {
      one.click();
    }
  }

  function leave(target) {
    const box = target.closest('details.box');
    if (box) box.open = false;
    const item = target.closest('[data-item]');
    if (item) choose(item);
    else target.blur();
  }

  document.addEventListener('keydown', (event) => {
    if (document.querySelector('dialog[open]')) return;
    if (typing(event.target)) {
      if (event.key === 'Escape') leave(event.target);
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && event.target.form) event.target.form.requestSubmit();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const key = event.shiftKey && /^[A-Z]$/.test(event.key) ? `Shift+${event.key}` : event.key;
    if (key.length > 1 && !key.startsWith('Shift+')) return;
    if (underWay.size) {
      event.preventDefault();
      waiting.push(key);
    } else if (obey(key)) {
      event.preventDefault();
    }
  });

  function obey(key) {
    if (key === 'j' || key === 'k') {
      step(key === 'j' ? 1 : -1);
      return true;
    }
    const one = control(key.replace(/["\\]/g, ''));
    if (one) press(one);
    return Boolean(one);
  }

  // Who types faster than the desk answers loses no key: while an item is being changed, keys wait for the item to come
  // after it.
  const underWay = new Set();
  const waiting = [];
  const detail = (event) => (event.detail && event.detail.ctx) || {};

  function free(ctx) {
    underWay.delete(ctx);
    while (waiting.length && !underWay.size && !typing(document.activeElement || document.body)) obey(waiting.shift());
    if (typing(document.activeElement || document.body)) waiting.length = 0;
  }

  document.addEventListener('htmx:before:request', (event) => {
    const source = detail(event).sourceElement;
    if (!source || !source.matches('[data-item] form')) return;
    underWay.add(event.detail.ctx);
    setTimeout(() => free(event.detail.ctx), 8000);
  });
  document.addEventListener('htmx:finally:request', (event) => free(detail(event)));

  document.addEventListener('focusin', (event) => {
    const item = event.target.closest('[data-item]');
    if (item && item.getAttribute('aria-current') !== 'true') {
      for (const other of items()) other.removeAttribute('aria-current');
      item.setAttribute('aria-current', 'true');
    }
  });

  // What was opened closes again at the same control; opening it is htmx's, or a page of its own.
  document.addEventListener('click', (event) => {
    if (event.target.closest('[data-keys]')) document.getElementById('keys').showModal();
    const opens = event.target.closest('[data-opens]');
    const shown = opens && document.getElementById(opens.dataset.opens);
    if (shown && shown.childElementCount) {
      event.preventDefault();
      event.stopImmediatePropagation();
      shown.replaceChildren();
    }
    if (opens) opens.setAttribute('aria-expanded', String(!(shown && !shown.childElementCount && event.defaultPrevented)));
  }, true);

  // After an item was changed it is a new element: whoever was at it stays there, or goes on to the next to do.
  let before = null;
  document.addEventListener('htmx:before:swap', (event) => {
    const item = event.target.closest && event.target.closest('[data-item]');
    const target = event.detail && event.detail.ctx && event.detail.ctx.target;
    const touched = (target && target.closest && target.closest('[data-item]')) || item;
    if (touched && touched === target) before = { id: touched.id, todo: 'todo' in touched.dataset };
  });
  document.addEventListener('htmx:after:swap', () => {
    if (!before) return;
    const { id, todo } = before;
    before = null;
    const item = document.getElementById(id);
    if (!item) return;
    const done = todo && !('todo' in item.dataset);
    const all = items();
    const next = done && all.slice(all.indexOf(item) + 1).find((one) => 'todo' in one.dataset);
    choose(next || item);
  });

  document.addEventListener('DOMContentLoaded', () => {
    const named = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const first = named && named.closest('[data-item]');
    if (first) choose(first);
    if (named && named.tagName === 'DETAILS') named.open = true;
  });
})();

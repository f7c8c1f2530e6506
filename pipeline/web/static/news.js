// The line at the edge of a page that says what is new and who else is here.
//
// While the page is looked at it holds a stream. In the background, or where streams do not come through, it asks now
// and then. Every answer says all that is new since the page was made, so nothing is lost in between; whatever fails,
// the first time too, is tried again after a pause that grows to fifteen seconds.
(() => {
  'use strict';

  const line = document.querySelector('[data-news]');
  if (!line) return;

  const FIRST = 500, LONGEST = 15000; // pauses after a failure, in ms
  const SILENT = 30000; // a stream that says nothing for so long is dead: it gives a sign of life every 12 s
  const ASIDE = 15000; // between two questions of a page in the background, in ms
  const GRACE = 3000; // how long a page may be in the background before it lets go of its stream, in ms

  const query = line.dataset.news;
  const title = document.title;
  let stream = null;
  let heard = 0;
  let pause = FIRST;
  let timer = null;
  let shown = null;
  let out = false;

  function show(told) {
    if (told.html !== shown) {
      shown = told.html;
      line.innerHTML = told.html; // made by our server from a template that escapes whatever it is given
      for (const link of line.querySelectorAll('a')) link.href = location.pathname + location.search;
    }
    document.title = told.number ? `(${told.number}) ${title}` : title;
  }

  function later(act, wait) {
    clearTimeout(timer);
    timer = setTimeout(act, wait);
  }

  function hangUp() {
    if (stream) stream.close();
    stream = null;
  }

  function failed() {
    hangUp();
    if (out) return;
    later(ask, pause * (0.7 + 0.6 * Math.random()));
    pause = Math.min(2 * pause, LONGEST);
  }

  function loggedOut() {
    out = true;
    hangUp();
    clearTimeout(timer);
    const link = document.createElement('a');
    link.href = `/login?next=${encodeURIComponent(location.pathname + location.search)}`;
    link.className = 'badge status-disputed';
    link.textContent = line.dataset.out;
    line.replaceChildren(link);
  }

  async function ask() {
    const patience = new AbortController();
    const given = setTimeout(() => patience.abort(), SILENT);
    try {
      const answer = await fetch(`/news${query}`, { headers: { 'HX-Request': 'true' }, cache: 'no-store', signal: patience.signal });
      if (answer.status === 401) return loggedOut();
      if (!answer.ok) return failed();
      show(await answer.json());
    } catch {
      return failed();
    } finally {
      clearTimeout(given);
    }
    if (document.hidden) later(ask, ASIDE);
    else listen();
  }

  function listen() {
    hangUp();
    clearTimeout(timer);
    if (out) return;
    heard = Date.now();
    const mine = new EventSource(`/news/stream${query}`);
    const alive = (act) => (event) => {
      if (mine !== stream) return;
      heard = Date.now();
      pause = FIRST;
      act(event);
    };
    stream = mine;
    mine.addEventListener('message', alive((event) => show(JSON.parse(event.data))));
    mine.addEventListener('alive', alive(() => {}));
    mine.addEventListener('out', alive(loggedOut));
    mine.addEventListener('error', () => { if (mine === stream) failed(); });
  }

  function turned() {
    if (out) return;
    if (!document.hidden) {
      if (!stream) listen();
    } else if (stream) {
      later(() => {
        if (!document.hidden || !stream) return;
        hangUp();
        ask();
      }, GRACE);
    }
  }

  setInterval(() => { if (stream && Date.now() - heard > SILENT) failed(); }, 5000);
  document.addEventListener('visibilitychange', turned);
  window.addEventListener('online', () => { if (!out) listen(); });
  window.addEventListener('pagehide', hangUp);
  window.addEventListener('pageshow', (event) => { if (event.persisted) turned(); });
  if (document.hidden) ask();
  else listen();
})();

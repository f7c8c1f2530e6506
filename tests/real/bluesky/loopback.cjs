// Loaded first: every server of the network listens on 127.0.0.1 only (they would take all interfaces).
const net = require('node:net');
const listen = net.Server.prototype.listen;
net.Server.prototype.listen = function (...a) {
  const done = a.find((x) => typeof x === 'function');
  if (typeof a[0] === 'number' || (typeof a[0] === 'string' && /^\d+$/.test(a[0]))) {
    return listen.call(this, { port: +a[0], host: '127.0.0.1' }, done);
  }
  if (a.length === 0 || typeof a[0] === 'function') return listen.call(this, { port: 0, host: '127.0.0.1' }, done);
  if (a[0] && typeof a[0] === 'object' && 'port' in a[0] && !a[0].path) a[0] = { ...a[0], host: '127.0.0.1' };
  return listen.apply(this, a);
};
require('node:dns').setDefaultResultOrder('ipv4first');

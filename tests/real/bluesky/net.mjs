// A network for developers, as its makers test it: PLC, PDS and AppView. SIGTERM ends it.
const { TestNetwork } = await import('@atproto/dev-env');
const net = await TestNetwork.create({
  dbPostgresSchema: 'bsky',
  pds: { port: 2583, hostname: 'localhost' },
  bsky: { port: 2584, publicUrl: 'http://localhost:2584' },
  plc: { port: 2582 },
});
console.log(JSON.stringify({ pds: net.pds.url, appview: net.bsky.url }));
for (const s of ['SIGTERM', 'SIGINT']) process.on(s, async () => { try { await net.close() } catch (e) { console.error(String(e)) } process.exit(0) });

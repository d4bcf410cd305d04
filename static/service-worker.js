// Keeps the site of one build, so that it opens without a network. The build writes a line above this one:
//   const BUILD = { id, files: ['/index.html', …], routes: [['/orders/{}', '/orders/one/index.html'], …] };
// It keeps nothing of /api and /staff and never touches what is not a GET: what the server says is never kept here.
'use strict';

const PREFIX = 'build-';
const CURRENT = PREFIX + BUILD.id;
const FONTS = 'fonts';
/** How long a page may take from the network before the kept one is shown. */
const PATIENCE_MS = 3000;

self.addEventListener('install', (event) => event.waitUntil(install()));
self.addEventListener('activate', (event) => event.waitUntil(activate()));
self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== 'GET' || url.origin !== location.origin) return;
  const navigates = event.request.mode === 'navigate';
  if (isServers(url.pathname)) {
    // The browser has asked already, ahead of this program. If nothing is done with that answer it asks again, and what
    // works once (the way back from an identity provider) would have been used up.
    if (navigates) event.respondWith(fromNetwork(event));
    return;
  }
  if (navigates) event.respondWith(page(event, url));
  else if (url.pathname.startsWith('/assets/')) event.respondWith(immutable(event.request, url));
  else if (url.pathname === '/config.json') event.respondWith(newest(event.request));
});

// A notification of this site carries the path of the page that it is about.
self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(lead(event.notification.data));
});

/** To the page of a path: the one that is open, else a new one. */
async function lead(path) {
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const open = pages.find((page) => new URL(page.url).pathname === path);
  return open ? open.focus() : self.clients.openWindow(new URL(path, location.origin).pathname);
}

/** What belongs to the server alone. */
function isServers(path) {
  return ['/api', '/staff'].some((part) => path === part || path.startsWith(part + '/'));
}

async function install() {
  const cache = await caches.open(CURRENT);
  // Names with a hash may come from the browser's cache; pages and settings are asked for again.
  await cache.addAll(
    BUILD.files.map((file) => new Request(file, { cache: file.startsWith('/assets/') ? 'default' : 'no-cache' })),
  );
  // A new build takes over at once; open tabs still find their own files in the build before.
  await self.skipWaiting();
}

async function activate() {
  const builds = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CURRENT);
  // In the order in which they were made: the last one may belong to an open tab, the others go.
  await Promise.all(builds.slice(0, -1).map((name) => caches.delete(name)));
  if (self.registration.navigationPreload) await self.registration.navigationPreload.enable();
  await self.clients.claim();
}

/** A page: the network's, unless it is slow, absent or failing and the kept one can stand in. */
async function page(event, url) {
  const network = fromNetwork(event);
  const timer = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
  const first = await Promise.race([network.catch(() => undefined), timer]);
  if (first && first.status < 500) return first;
  return (await keptPage(url.pathname)) || network;
}

async function fromNetwork(event) {
  return (await event.preloadResponse) || fetch(event.request);
}

async function keptPage(path) {
  const cache = await caches.open(CURRENT);
  const route = BUILD.routes.find(([pattern]) => matches(pattern, path));
  const found = (route && (await cache.match(route[1]))) || (await cache.match('/index.html'));
  // A redirected answer must not answer a navigation.
  return found && found.redirected ? new Response(found.body, { headers: found.headers }) : found;
}

/** Whether a path fits a pattern: `{}` stands for any one part. */
function matches(pattern, path) {
  const wanted = pattern.split('/').filter(Boolean);
  const parts = path.split('/').filter(Boolean);
  return wanted.length === parts.length && wanted.every((part, place) => part === '{}' || part === parts[place]);
}

/** A name with a hash: kept, of whichever build, else fetched. Fonts and languages are kept as they come. */
async function immutable(request, url) {
  const kept = await caches.match(request.url, { ignoreVary: true });
  if (kept) return kept;
  const response = await fetch(request);
  const language = url.pathname.endsWith('.txt');
  if (response.ok && (language || url.pathname.startsWith('/assets/fonts/'))) {
    const copy = response.clone();
    await (await caches.open(language ? CURRENT : FONTS)).put(request.url, copy);
  }
  return response;
}

/** The settings of the site: the network's while there is one. */
async function newest(request) {
  const kept = await (await caches.open(CURRENT)).match('/config.json');
  const network = fetch(request).then((response) => (response.ok ? response : undefined), () => undefined);
  // On a connection that only seems to be there the kept settings are better than none for long.
  const timer = new Promise((resolve) => setTimeout(resolve, kept ? PATIENCE_MS : 2 ** 30));
  return (await Promise.race([network, timer])) || kept || Response.error();
}

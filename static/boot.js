// Runs before the first paint, so it stays small and plain: the reader's settings, the later stylesheets,
// a page that helps when the program does not start, and the service worker.
(function () {
  'use strict';
  var root = document.documentElement;
  var script = document.currentScript;
  // What needs the program is hidden from those who have none.
  root.classList.remove('no-script');

  // A kiosk is opened as one by its address, and stays one for the tab: its name is all that is ever kept there.
  // Its sizes come from config.json, so nothing is painted before the program, or what helps without it.
  var kiosk = /[?&]kiosk=([\w-]*)/.exec(location.search);
  kiosk = kiosk && kiosk[1];
  try {
    if (kiosk === null) kiosk = sessionStorage.kiosk;
    else sessionStorage.kiosk = kiosk;
  } catch (error) { /* The address says it. */ }
  if (kiosk) {
    root.dataset.kiosk = kiosk;
    styles();
  }

  // The settings, before anything is painted. Whatever is not as expected leaves the page as it came.
  try {
    var settings = !kiosk && JSON.parse(localStorage.getItem('settings')) || {};
    if (['ko', 'ko-x-easy', 'en', 'zh-Hans', 'vi'].indexOf(settings.lang) >= 0) root.lang = settings.lang;
    if ([1, 2, 3, 4, 5].indexOf(settings.text_size) >= 0) root.dataset.textSize = settings.text_size;
    if (settings.easy === true) {
      root.dataset.easy = 'on';
      if (root.lang === 'ko') root.lang = 'ko-x-easy';
    }
    if (settings.contrast === 'normal' || settings.contrast === 'strong') root.dataset.contrast = settings.contrast;
  } catch (error) { /* No storage here: defaults. */ }

  // Korean is part of the program; the sentences of another language are asked for while it comes.
  root.dataset.locales = script.dataset.locales;
  var sentences = root.lang !== 'ko' && script.dataset.locales && script.dataset.locales + '/' + root.lang + '.txt';
  if (sentences) ahead(sentences);

  // What was typed into an order is kept for an hour, whichever page is opened next.
  try {
    var draft = JSON.parse(localStorage.getItem('order-draft'));
    if (draft && !(Math.abs(Date.now() - draft.changed_at) <= 3600000)) localStorage.removeItem('order-draft');
    // An order whose answer nobody came back for: after a week nobody will.
    var open = JSON.parse(localStorage.getItem('order-pending'));
    if (open && !(Math.abs(Date.now() - open.pressed_at) <= 7 * 86400000)) localStorage.removeItem('order-pending');
  } catch (error) { /* Broken or forbidden: the program deals with it. */ }

  // On the first page: the queue of the office looked at last is asked for while the program comes.
  if (location.pathname === '/' && /live|pilot/.test(script.dataset.queue)) {
    try {
      var office = localStorage.getItem('queue-office') || script.dataset.office;
      if (!office) throw office;
      ahead(script.dataset.backend + '/api/v1/offices/' + encodeURIComponent(office) + '/queue-status');
    } catch (error) { /* The program asks by itself. */ }
  }

  // Asks for what the program will ask for.
  function ahead(href) {
    var link = document.createElement('link');
    link.rel = 'preload';
    link.as = 'fetch';
    link.crossOrigin = '';
    link.href = href;
    document.head.appendChild(link);
  }

  // Stylesheets that the first paint does without. One that the page links itself is there already.
  function styles() {
    // The last is a kiosk's.
    script.dataset.styles.split(' ').slice(0, kiosk ? 3 : 2).forEach(function (href) {
      if (document.querySelector('link[rel=stylesheet][href="' + href + '"]')) return;
      var link = document.createElement('link');
      link.rel = 'stylesheet';
      link.href = href;
      document.head.appendChild(link);
    });
  }

  // What to do when the program is missing, blocked, stopped, or slower than anyone would wait.
  var ready = false;
  var timer;
  function fallback(shown) {
    root.classList.toggle('no-app', shown);
    var section = document.getElementById('fallback');
    if (!shown && section) section.remove();
    if (!shown || section) return;
    var place = document.querySelector('.before-app');
    place.appendChild(place.querySelector('template').content.cloneNode(true));
  }
  function failed() {
    clearTimeout(timer);
    // Nobody touches a board, and what stands on a kiosk is another's: both begin anew by themselves as soon as the
    // server answers, unless the program comes after all.
    if (kiosk && ready) document.getElementById('app').textContent = '';
    if (kiosk || location.pathname.indexOf('/board/') === 0) timer = setTimeout(renew, kiosk && ready ? 0 : 60000);
    if (document.readyState === 'loading') {
      document.addEventListener('DOMContentLoaded', function () { fallback(true); });
    } else {
      fallback(true);
    }
  }
  // Loads the page anew once the server itself answers: what is asked for is never kept on the device.
  function renew() {
    // A proxy answers too, with a page of its own, while the server does not.
    fetch('/service-worker.js', { cache: 'no-store' }).then(function (answer) {
      if (!answer.ok) throw answer;
      location.reload();
    }).catch(function () { timer = setTimeout(renew, 60000); });
  }
  function failedBeforeReady(event) {
    var target = event.target;
    // A picture that does not load is no reason; the program's own files are.
    if (!ready && (target === window || target.tagName === 'SCRIPT' || event.reason)) failed();
  }
  addEventListener('app-failed', failed);
  addEventListener('app-renew', renew);
  addEventListener('error', failedBeforeReady, true);
  addEventListener('unhandledrejection', failedBeforeReady);
  addEventListener('app-ready', function () {
    ready = true;
    clearTimeout(timer);
    fallback(false);
    styles();
    serviceWorker();
  });
  timer = setTimeout(failed, 15000);
  if (typeof WebAssembly !== 'object' || !('noModule' in script)) failed();
  // If the program takes long, the page is still read: with its fonts.
  addEventListener('load', function () { setTimeout(styles, 2000); });

  // After the program, so that keeping the site for later never delays it. Never on a kiosk: nothing stays there.
  function serviceWorker() {
    if (kiosk || !navigator.serviceWorker) return;
    var address = '/service-worker.js';
    if (self.trustedTypes) {
      address = trustedTypes.createPolicy('service-worker', {
        createScriptURL: function (url) {
          if (url === '/service-worker.js') return url;
          throw new TypeError(url);
        },
      }).createScriptURL(address);
    }
    // A language that was loaded before the service worker was there: once more, so that it is kept.
    navigator.serviceWorker.addEventListener('controllerchange', function () {
      if (sentences) fetch(sentences).catch(function () {});
    });
    // Without one the site works as well, only not offline.
    navigator.serviceWorker.register(address).catch(function () {});
  }
})();

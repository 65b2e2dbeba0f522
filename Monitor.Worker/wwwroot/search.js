// Facets, filters and pages of a search without loading the page anew. Without this script every link and form works as such.
(() => {
  'use strict';

  let asked = 0;

  const isSearch = (url) => url.origin === location.origin && url.pathname === '/';

  const replace = (answer) => {
    const [here, there] = [document.querySelector('main'), answer.querySelector('main')];
    if (here === null || there === null) return false;
    here.replaceWith(there);
    document.title = answer.title;
    return true;
  };

  const show = async (url, remember) => {
    const mine = ++asked;
    document.querySelector('.search')?.setAttribute('aria-busy', 'true');
    try {
      const response = await fetch(url, { headers: { Accept: 'text/html' } });
      const answer = new DOMParser().parseFromString(await response.text(), 'text/html');
      if (mine !== asked) return;
      if (remember) history.pushState({ search: true }, '', url);
      if (response.redirected || !replace(answer)) location.assign(url);
    } catch {
      location.assign(url);
    }
  };

  const keepFocus = async (url, selector) => {
    await show(url, true);
    const next = selector === null ? null : [...document.querySelectorAll('main a[href]')].find((link) => link.dataset.value === selector);
    (next ?? document.querySelector('.resulthead h2'))?.focus({ preventScroll: true });
  };

  document.addEventListener('click', (event) => {
    if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const link = event.target instanceof Element ? event.target.closest('.facets a[href], .chips a[href], .pager a[href]') : null;
    if (link === null || !isSearch(new URL(link.href))) return;
    event.preventDefault();
    keepFocus(link.href, link.dataset.value ?? null);
  });

  // What was left empty asks for nothing: it need not stand in the address.
  document.addEventListener('formdata', (event) => {
    if (!event.target.matches('form.searchbox')) return;
    const empty = [...event.formData].filter(([name, value]) => value === '' && name !== 'q');
    for (const [name] of empty) event.formData.delete(name);
  });

  document.addEventListener('change', (event) => {
    const form = event.target instanceof Element ? event.target.closest('form.searchbox') : null;
    if (form === null || event.target.matches('[data-search]')) return;
    const query = new URLSearchParams(new FormData(form));
    const name = event.target.id;
    show(`/?${query}`, true).then(() => document.getElementById(name)?.focus());
  });

  window.addEventListener('popstate', () => {
    if (isSearch(new URL(location.href))) show(location.href, false);
    else location.reload();
  });
})();

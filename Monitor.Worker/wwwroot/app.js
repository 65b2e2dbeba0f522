// Comfort only: everything on the page works without it.
(() => {
  'use strict';

  const typing = (target) => target instanceof HTMLElement
    && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

  const rows = () => [...document.querySelectorAll('[data-row]')];

  const move = (step) => {
    const all = rows();
    if (all.length === 0) return;
    const at = all.findIndex((row) => row.contains(document.activeElement));
    const next = all[Math.min(Math.max(at + step, 0), all.length - 1)];
    next.querySelector('a[href]')?.focus();
    next.scrollIntoView({ block: 'nearest' });
  };

  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape' && event.target instanceof HTMLElement && event.target.matches('[data-search]')) {
      event.target.blur();
      return;
    }
    if (typing(event.target)) return;
    if (event.key === '/') {
      const box = document.querySelector('[data-search]');
      if (box === null) return;
      event.preventDefault();
      box.focus();
      box.select();
    } else if (event.key === 'j') {
      move(1);
    } else if (event.key === 'k') {
      move(-1);
    }
  });
})();

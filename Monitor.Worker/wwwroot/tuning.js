// Keys for the labelling queue, and the wait for what a label changes. Comfort only: every key stands for a control on the page.
(() => {
  'use strict';

  const find = (what) => document.querySelector(what);
  const form = find('[data-ask]');
  const text = find('[data-text]');
  const LONGEST_PASSAGE = 2000;
  const MOST_TRIES = 20;

  const typing = (target) => target instanceof HTMLElement
    && (target.isContentEditable || (/^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) && target.type !== 'checkbox'));

  const answer = (verdict) => {
    const button = form?.querySelector(`button[name="verdict"][value="${verdict}"]`);
    if (button && !form.dataset.sent) form.requestSubmit(button);
  };

  const mark = () => {
    const selection = document.getSelection();
    if (!text || !selection || selection.isCollapsed || selection.rangeCount === 0) return;
    const range = selection.getRangeAt(0);
    if (!text.contains(range.commonAncestorContainer)) return;
    find('[data-passage]').value = selection.toString().trim().slice(0, LONGEST_PASSAGE);
    if (window.CSS?.highlights && window.Highlight) CSS.highlights.set('chosen', new Highlight(range.cloneRange()));
    selection.removeAllRanges();
  };

  const unfold = (what) => {
    const details = find(what);
    if (!details) return;
    details.open = !details.open;
    if (!details.open) return;
    details.querySelector('summary').focus();
    details.scrollIntoView({ block: 'nearest' });
  };

  const tick = (key) => {
    const box = form?.querySelector(`input[data-key="${key}"]`);
    if (box) box.click();
  };

  const keys = {
    r: () => answer('relevant'),
    n: () => answer('notrelevant'),
    u: () => answer('unsure'),
    s: () => find('[data-skip]')?.click(),
    z: () => find('[data-undo]')?.requestSubmit(),
    m: mark,
    c: () => find('[data-reason]')?.focus(),
    g: () => unfold('[data-guidelines]'),
    o: () => find('[data-item]')?.click(),
    '?': () => unfold('[data-keys]'),
  };

  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if (event.key === 'Escape' && typing(event.target)) {
      event.target.blur();
      return;
    }
    if (typing(event.target)) return;
    if (/^[0-9-]$/.test(event.key) && form) {
      event.preventDefault();
      tick(event.key);
    } else if (Object.hasOwn(keys, event.key)) {
      event.preventDefault();
      keys[event.key]();
    }
  });

  // A second click or press while the next page is on its way would send the label again.
  document.addEventListener('submit', (event) => {
    const sent = event.target;
    if (!sent.matches('[data-once]')) return;
    if (sent.dataset.sent) event.preventDefault();
    else sent.dataset.sent = 'yes';
  });

  // Coming back by the browser's own way, the form may be sent again.
  window.addEventListener('pageshow', () => {
    for (const sent of document.querySelectorAll('[data-once]')) delete sent.dataset.sent;
  });

  const effect = find('[data-effect]');
  const words = find('[data-effect-words]');

  const tell = (known) => {
    words.textContent = known.words;
    find('[data-effect-again]')?.remove();
    const others = find('[data-effect-others]');
    if (!known.others.length || !others) return;
    others.querySelector('ul').replaceChildren(...known.others.map((other) => {
      const line = document.createElement('li');
      const link = document.createElement('a');
      link.href = `/items/${other.item}`;
      link.dir = 'auto';
      link.textContent = other.title;
      const scores = document.createElement('span');
      scores.className = 'quiet';
      scores.textContent = ` ${other.scores}`;
      line.append(link, scores);
      return line;
    }));
    others.hidden = false;
  };

  const wait = async (tries) => {
    try {
      const response = await fetch(effect.dataset.effect, { headers: { accept: 'application/json' } });
      if (!response.ok) return;
      const known = await response.json();
      if (known.state !== 'waiting') tell(known);
      else if (tries > 1) setTimeout(() => wait(tries - 1), 1000);
    } catch {
      // The link beside the words asks again.
    }
  };

  if (effect && words) setTimeout(() => wait(MOST_TRIES), 1000);
})();

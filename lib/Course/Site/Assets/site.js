'use strict';
// What every page of the site does: light or dark, copied code, quizzes.
{
  const root = document.documentElement, button = document.querySelector('.theme');
  const read = () => { try { return localStorage.getItem('theme'); } catch { return null; } };
  if (read()) root.dataset.theme = read();
  button.hidden = false;
  button.addEventListener('click', () => {
    const dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
    root.dataset.theme = dark ? 'light' : 'dark';
    try { localStorage.setItem('theme', root.dataset.theme); } catch { /* a browser that keeps nothing */ }
  });

  // What scrolls on a narrow screen can be reached by the keyboard too.
  const reach = () => {
    for (const wide of document.querySelectorAll('.rich, .rich table, .text table, .math.display')) {
      if (wide.scrollWidth > wide.clientWidth) wide.tabIndex = 0;
    }
  };
  reach();
  document.fonts.ready.then(reach); // the fonts of formulas are wider than those that stand in for them

  const { copy, copied } = document.body.dataset;
  for (const input of document.querySelectorAll('.input')) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'copy';
    button.textContent = copy;
    button.lang = root.lang;
    button.addEventListener('click', async () => {
      const code = input.querySelector('code');
      try {
        await navigator.clipboard.writeText(code.textContent);
      } catch {
        getSelection().selectAllChildren(code); // a page from a folder may not be allowed to write: the reader's own keys can
        document.execCommand('copy');
      }
      button.textContent = copied;
      setTimeout(() => { button.textContent = copy; }, 1500);
    });
    input.append(button);
  }

  for (const quiz of document.querySelectorAll('.quiz')) {
    const questions = [...quiz.querySelectorAll('fieldset')], score = quiz.querySelector('.score');
    quiz.addEventListener('submit', event => event.preventDefault());
    for (const unscripted of quiz.querySelectorAll('.unscripted')) unscripted.remove();
    for (const question of questions) {
      const inputs = [...question.querySelectorAll('input')];
      question.addEventListener('change', event => {
        question.dataset.first ??= event.target.dataset.right === undefined ? 'wrong' : 'right';
        for (const input of inputs) {
          const choice = input.closest('.choice');
          choice.classList.toggle('chosen', input.checked);
          choice.querySelector('.why').hidden = !input.checked;
        }
        const right = questions.filter(each => each.dataset.first === 'right').length;
        score.textContent = quiz.dataset.score.replace('{0}', right).replace('{1}', questions.length);
      });
    }
  }
}

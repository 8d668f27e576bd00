// Gives each frame the height of what is in it. Nothing in a frame runs, so the page has to look.
for (const frame of document.querySelectorAll('.framed')) {
  const fit = () => {
    const { documentElement: root } = frame.contentDocument;
    frame.style.height = '0';
    frame.style.height = `${Math.min(root.scrollHeight + 1, 4000)}px`;
  };
  frame.addEventListener('load', fit);
  addEventListener('resize', fit);
  if (frame.contentDocument?.readyState === 'complete') fit();
}

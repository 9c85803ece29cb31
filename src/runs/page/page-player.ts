/** The script of a run's page: it shows one section after another. Plain JavaScript that any browser runs. */
export const player = `
(function () {
  var frames = Array.from(document.querySelectorAll('.frame'));
  var place = document.getElementById('place');
  var play = document.getElementById('play');
  var at = 0;
  var timer = 0;
  function show(next) {
    at = Math.max(0, Math.min(frames.length - 1, next));
    frames.forEach(function (frame, index) { frame.hidden = index !== at; });
    place.textContent = at + 1 + ' / ' + frames.length;
    if (at === frames.length - 1) stop();
  }
  function stop() {
    clearInterval(timer);
    timer = 0;
    play.setAttribute('aria-pressed', 'false');
  }
  function toggle() {
    if (timer) return stop();
    if (at === frames.length - 1) show(0);
    timer = setInterval(function () { show(at + 1); }, 1600);
    play.setAttribute('aria-pressed', 'true');
  }
  document.getElementById('back').addEventListener('click', function () { stop(); show(at - 1); });
  document.getElementById('forward').addEventListener('click', function () { stop(); show(at + 1); });
  play.addEventListener('click', toggle);
  document.addEventListener('keydown', function (event) {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === 'ArrowRight') { stop(); show(at + 1); }
    else if (event.key === 'ArrowLeft') { stop(); show(at - 1); }
    else if (event.key === 'Home') { stop(); show(0); }
    else if (event.key === 'End') { stop(); show(frames.length - 1); }
    else if (event.key === ' ' && event.target === document.body) toggle();
    else return;
    event.preventDefault();
  });
  show(0);
})();
`;

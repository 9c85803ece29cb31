/**
 * Cross-origin isolation for hosts without headers: only an isolated page gets threads in WebAssembly. The service
 * worker adds the headers to what it answers, so the page is isolated from its second visit on.
 *
 * Not in a frame: there the page around it would have to be isolated too, and without that the headers are ignored
 * at best. Everything works without.
 */
const headers = [
  ['Cross-Origin-Opener-Policy', 'same-origin'],
  ['Cross-Origin-Embedder-Policy', 'require-corp'],
  ['Cross-Origin-Resource-Policy', 'same-origin'],
] as const;

export function isolated(response: Response, destination: RequestDestination): Response {
  if (destination === 'iframe' || destination === 'frame' || response.status === 0) return response;
  const answer = new Response(response.body, response);
  for (const [name, value] of headers) answer.headers.set(name, value);
  return answer;
}

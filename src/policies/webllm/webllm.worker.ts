/** WebLLM's own worker side: it answers its client's messages. */
import { WebWorkerMLCEngineHandler } from '@mlc-ai/web-llm';

const handler = new WebWorkerMLCEngineHandler();
addEventListener('message', (event) => handler.onmessage(event));

/** What the browser says about its graphics adapter; throws a plain sentence when there is none. */
const attempts = 10;

export async function adapterReport(): Promise<object> {
  if (!('gpu' in navigator)) throw new Error('This browser has no WebGPU.');
  // The first requests after a browser's start may find none yet.
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const adapter = await navigator.gpu.requestAdapter({ powerPreference: 'high-performance' });
    if (adapter) {
      const { vendor, architecture, device, description } = adapter.info;
      const { maxBufferSize, maxComputeWorkgroupStorageSize } = adapter.limits;
      return {
        ...{ attempt, vendor, architecture, device, description },
        features: [...adapter.features],
        limits: { maxBufferSize, maxComputeWorkgroupStorageSize },
        browser: navigator.userAgent,
      };
    }
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  throw new Error(`No graphics adapter was found in ${attempts} requests, one a second.`);
}

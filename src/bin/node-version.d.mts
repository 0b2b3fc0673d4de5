export function isNodeNewEnough(manifest: URL, have?: string): boolean

/** @returns undefined when it fails, or takes longer than one waits. */
export async function soon<T>(value: Promise<T>, patienceMs: number): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<undefined>((resolve) => (timer = setTimeout(resolve, patienceMs, undefined)))
  try {
    return await Promise.race([value, late])
  } catch {
    return undefined
  } finally {
    clearTimeout(timer)
  }
}

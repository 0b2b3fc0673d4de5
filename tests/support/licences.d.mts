export function listLicences(lockfile?: URL): readonly {
  readonly name: string
  readonly version: string
  readonly licence: string
  readonly isAccepted: boolean
}[]

import { readFileSync } from 'node:fs'
import { isData, listOf, type Data } from './checks.js'

/** What Discord's description says of a schema: a number of one of its properties, the values of a list. */
export interface Described {
  /** @param bound - `maxLength`, `maxItems`, `maximum`. @returns undefined where the description has none. */
  bound(schema: string, property: string, bound: string): number | undefined
  values(schema: string): readonly (string | number)[]
}

/** @param file - See `openDescription`. */
export function readDescribed(file: string): Described {
  const document = JSON.parse(readFileSync(file, 'utf8')) as { readonly components: { readonly schemas: Data } }
  const find = (schema: string): Data => {
    const found = document.components.schemas[schema]
    return isData(found) ? found : {}
  }
  const formsOf = (schema: Data): readonly Data[] => [schema, ...listOf(schema['oneOf']), ...listOf(schema['anyOf'])]
  return {
    bound: (schema, property, bound) => {
      const properties = find(schema)['properties']
      const described = isData(properties) ? properties[property] : undefined
      const found = isData(described) ? formsOf(described).map((form) => form[bound]) : []
      return found.find((value) => typeof value === 'number')
    },
    values: (schema) =>
      listOf(find(schema)['oneOf']).flatMap((each) => {
        const value = each['const']
        return typeof value === 'string' || typeof value === 'number' ? [value] : []
      }),
  }
}

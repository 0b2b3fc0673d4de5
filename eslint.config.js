import stylistic from '@stylistic/eslint-plugin'
import tseslint from 'typescript-eslint'

export default tseslint.config(
  { ignores: ['dist/', 'coverage/', 'node_modules/', 'tests/bench/', '**/*.mjs', 'eslint.config.js'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { '@stylistic': stylistic },
    rules: {
      '@stylistic/max-len': ['error', { code: 120, ignoreStrings: true, ignoreTemplateLiterals: true,
        ignoreRegExpLiterals: true }],
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/max-params': ['error', { max: 3 }],
      'no-restricted-imports': [
        'error',
        {
          paths: [{ name: 'natural',
            message: 'Its root loads .env, four databases and prints: import natural/lib/natural/<folder>/index.js.' }],
          patterns: [{ group: ['natural/**/util/**'],
            message: 'This folder loads the databases: take another submodule.' }],
        },
      ],
      'no-restricted-syntax': ['error', { selector: 'ExportAllDeclaration', message: 'Name what a folder exports.' }, {
        selector: 'ExportDefaultDeclaration',
        message: 'Exports have names.',
      }],
    },
  },
  {
    // What is called for every letter, word or feature of a text makes no object to be told something.
    files: ['src/text/tokenise.ts', 'src/text/distance.ts', 'src/reading/needs/standing.ts',
      'src/reading/needs/recognise.ts', 'src/reading/needs/needs.ts', 'src/workshop/learning/train.ts'],
    rules: { '@typescript-eslint/max-params': 'off' },
  },
  {
    files: ['vitest.config.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    // What is under test is often handed values that the types forbid, and a failed `!` fails the test.
    files: ['tests/**/*.ts'],
    rules: {
      '@typescript-eslint/max-params': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
    },
  },
)

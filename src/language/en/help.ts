export const help = {
  opening: 'Ask about choosing a backend. Every statement is a quote with its source, or a verdict whose rules and quotes you can open.',
}

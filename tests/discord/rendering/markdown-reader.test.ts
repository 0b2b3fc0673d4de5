import { describe, expect, it } from 'vitest'
import { readMarkdown } from '../../support/discord/markdown.js'

// The tests of escaping are worth what this reader is worth.
describe('readMarkdown', () => {
  it.each([
    ['**a** b', 'a b', ['bold']],
    ['\\*\\*a\\*\\*', '**a**', []],
    ['_a_ __b__ ~~c~~ ||d||', 'a b c d', ['italic', 'underlined', 'struck', 'spoiler']],
    ['[a](<https://x.example>)', 'a', ['link https://x.example']],
    ['https://x.example', 'https://x.example', ['previewed address']],
    ['<https://x.example>', 'https://x.example', ['address https://x.example']],
    ['> a\n-# b\n### c\n- d\n1. e', 'a\nb\nc\nd\ne', ['quote', 'small', 'heading', 'item', 'item']],
    ['```\n**a**\n```\nb', '**a**\nb', ['code block']],
    ['**a\nb** c', 'a\nb c', ['bold']],
    ['hey @everyone', 'hey @everyone', ['everyone', 'everyone']],
    ['<@123>', '<@123>', ['mention', 'mention']],
  ])('reads %j', (markdown, shown, marks) => {
    expect(readMarkdown(markdown)).toEqual({ shown, marks })
  })
})

import { describe, expect, it } from 'vitest'
import { isStopWord, stem } from '../../src/text/index.js'

describe('stem', () => {
  it.each([
    ['scaling', 'scale'],
    ['scales', 'scale'],
    ['concurrency', 'concurr'],
    ['concurrent', 'concurr'],
    ['libraries', 'librari'],
    ['library', 'librari'],
  ])('takes %s to %s', (word, expected) => {
    expect(stem(word)).toBe(expected)
  })

  it.each(['c++', '3.10.2', 'vue3', 'is', 'été', 'constructor1', ''])('leaves %j alone', (word) => {
    expect(stem(word)).toBe(word)
  })

  it('keeps apart what is no plural of another', () => {
    expect([stem('news'), stem('new'), stem('bias'), stem('newer')]).toEqual(['news', 'new', 'bias', 'newer'])
  })

  it('gives the same stem when it is asked again', () => {
    expect([stem('constructor'), stem('constructor')]).toEqual(['constructor', 'constructor'])
  })
})

describe('isStopWord', () => {
  it('knows grammar from subject', () => {
    expect(['the', 'dont', 'which'].every(isStopWord)).toBe(true)
    expect(['constructor', 'node', 'use', 'c', 'go', ''].some(isStopWord)).toBe(false)
  })
})

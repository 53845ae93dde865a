import { expect, test } from 'vitest'
import { outsideLink } from './link.ts'

test.each([
  ['https://docs.aws.amazon.com/sagemaker/', 'docs.aws.amazon.com', []],
  ['https://ko.wikipedia.org/wiki/%EA%B3%BC%EC%A0%81%ED%95%A9', 'ko.wikipedia.org', []],
  ['https://aws.amazon.com@evil.example/login', 'evil.example', ['user']],
  ['https://user:secret@aws.amazon.com/', 'aws.amazon.com', ['user']],
  ['https://аws.amazon.com/', 'xn--ws-6kc.amazon.com', ['lookalike']],
  ['https://한글.kr/', 'xn--bj0bj06e.kr', ['lookalike']],
  ['https://127.0.0.1/', '127.0.0.1', ['number']],
  ['https://2130706433/', '127.0.0.1', ['number']],
  ['https://[::1]/', '[::1]', ['number']],
  ['https://example.com:8443/', 'example.com', ['port']],
  ['https://example.com/\u202Egpj.exe', 'example.com', ['hidden']],
  ['https://example.com/%E2%80%AEgpj.exe', 'example.com', ['hidden']],
  ['https://exam\u00adple.com/', 'example.com', ['hidden']],
  ['https://a:b@10.0.0.1:1/\u200b', '10.0.0.1', ['user', 'number', 'port', 'hidden']],
] as const)('%s leads to %s', (address, host, oddities) => {
  const link = outsideLink(address)
  expect({ host: link?.host, oddities: link?.oddities }).toEqual({ host, oddities })
})

test.each(['http://example.com/', 'file:///etc/passwd', 'javascript:alert(1)', 'https:', 'no address', '', 'weekdeck://x', 'data:text/html,x'])('%s is never opened', (address) => {
  expect(outsideLink(address)).toBeNull()
})

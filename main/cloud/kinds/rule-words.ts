/** Values that a rule tells from others: what devices and people have to be made of, for it to hold and not to hold. */
import type { Rule } from '../rules/rule.ts';

export interface RuleWord {
  /** Lower case. */
  readonly property: string;
  /** 'is': the value; 'part': any that begins with or has it. */
  readonly as: 'is' | 'part';
  readonly text: string;
}

const parts = /^-(not)?(startswith|contains)$/;

/** All words of a rule; an -any's are its property's. `of`: the property around. */
export function wordsOf(rule: Rule, of = ''): readonly RuleWord[] {
  switch (rule.kind) {
    case 'and':
    case 'or':
      return [...wordsOf(rule.left, of), ...wordsOf(rule.right, of)];
    case 'not':
      return wordsOf(rule.rule, of);
    case 'any':
    case 'all':
      return wordsOf(rule.rule, rule.property);
    case 'compare': {
      const property = rule.property === '_' ? of : rule.property;
      const as = parts.test(rule.operator) ? 'part' : 'is';
      return rule.values.filter(isValue).map((text) => ({ property, as, text }));
    }
    case 'match': {
      const property = rule.property === '_' ? of : rule.property;
      return exampleOf(rule.pattern.pattern()).map((text) => ({ property, as: 'part', text }));
    }
  }
}

/** 'null' asks whether there is any. */
const isValue = (text: string): boolean => text !== '' && text.toLowerCase() !== 'null';

/**
 * Texts that a pattern may match: one for each alternative outside of parentheses, where what a class or a repetition
 * stands for is taken once. What comes out is tried against the rule like any other value.
 */
function exampleOf(pattern: string): readonly string[] {
  return pattern.split(/\|(?![^(]*\))/).flatMap((alternative) => {
    const text = alternative
      .replaceAll(/^\^|\$$/g, '')
      .replaceAll(/\(\?:|[()]/g, '')
      .replaceAll(/\\d/g, '0')
      .replaceAll(/\\w/g, 'a')
      .replaceAll(/\\s/g, ' ')
      .replaceAll(/\[([^\]\\^])[^\]]*\]/g, '$1')
      .replaceAll(/\\(.)/g, '$1')
      .replaceAll(/(.)\{(\d+)[^}]*\}/g, (_whole, letter: string, count: string) =>
        letter.repeat(Math.min(Number(count), 20)),
      )
      .replaceAll(/\.?\*|[+?]/g, '')
      .replaceAll(/\|.*/g, '');
    return text === '' ? [] : [text];
  });
}

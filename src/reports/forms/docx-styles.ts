/** How a report looks in Word: styles that a reader can change in one place, the page, its foot, the bullets. */
import {
  AlignmentType,
  Footer,
  type ISectionPropertiesOptions,
  type IStylesOptions,
  LevelFormat,
  PageNumber,
  PageOrientation,
  Paragraph,
  TextRun,
} from 'docx';

/** The ids of the styles that are not Word's own. Sizes are in half points, spaces in twentieths of a point. */
export const STYLE = {
  subtitle: 'ReportSubtitle',
  heading: 'TableHeading',
  cell: 'TableText',
  afterTable: 'AfterTable',
  note: 'TableNote',
  firstItem: 'OutlineHead',
  item: 'OutlineItem',
  footer: 'PageFooter',
} as const;

const BLACK = '000000';
/** Word and LibreOffice have it, or a font of the same measures. */
const FONT = 'Times New Roman';

export function stylesIn(language: string): IStylesOptions {
  return {
    default: {
      document: {
        run: { font: FONT, size: 22, language: { value: language } },
        paragraph: { spacing: { after: 120 } },
      },
      heading1: {
        run: { font: FONT, size: 26, bold: true, color: BLACK },
        paragraph: {
          alignment: AlignmentType.CENTER,
          keepNext: true,
          spacing: { before: 0, after: 200 },
        },
      },
      heading2: {
        run: { font: FONT, size: 24, bold: true, color: BLACK },
        paragraph: { keepNext: true, spacing: { before: 280, after: 120 } },
      },
    },
    paragraphStyles: PARAGRAPH_STYLES.map(style => ({ basedOn: 'Normal', ...style })),
  };
}

const PARAGRAPH_STYLES = [
  {
    id: STYLE.subtitle,
    name: 'Report subtitle',
    paragraph: { alignment: AlignmentType.CENTER, spacing: { after: 240 } },
  },
  { id: STYLE.cell, name: 'Table text', run: { size: 20 }, paragraph: { spacing: { after: 0 } } },
  {
    id: STYLE.heading,
    name: 'Table heading',
    run: { size: 20, bold: true },
    paragraph: { keepNext: true, spacing: { after: 0 } },
  },
  {
    id: STYLE.afterTable,
    name: 'After table',
    run: { size: 8 },
    paragraph: { spacing: { after: 120 } },
  },
  {
    id: STYLE.note,
    name: 'Table note',
    run: { size: 18 },
    paragraph: { keepLines: true, spacing: { after: 40 } },
  },
  { id: STYLE.firstItem, name: 'Outline head', paragraph: { spacing: { before: 100, after: 40 } } },
  { id: STYLE.item, name: 'Outline item', paragraph: { spacing: { after: 40 } } },
  {
    id: STYLE.footer,
    name: 'Page footer',
    run: { size: 18 },
    paragraph: { alignment: AlignmentType.CENTER, spacing: { after: 0 } },
  },
];

/** A4, 210 by 297 millimetres, with margins of two centimetres. */
export function pageOf(onItsSide: boolean): NonNullable<ISectionPropertiesOptions['page']> {
  const orientation = onItsSide ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT;
  // The library itself turns a page that lies on its side.
  const size = { width: 11_906, height: 16_838, orientation };
  return { size, margin: { top: 1134, right: 1134, bottom: 1134, left: 1134, footer: 567 } };
}

/** "page 2 of 3", as fields: whoever opens the file counts the pages. */
export function pageFooter(): Footer {
  const number = new TextRun({
    children: ['page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES],
  });
  return new Footer({ children: [new Paragraph({ style: STYLE.footer, children: [number] })] });
}

/** Word knows nine levels. */
export const DEEPEST = 8;

/** Bullets, each level indented by five millimetres more than the one above it. */
export const OUTLINE = {
  reference: 'outline',
  levels: Array.from({ length: DEEPEST + 1 }, (_, level) => ({
    level,
    format: LevelFormat.BULLET,
    text: ['•', '–', '·'][level % 3] ?? '•',
    alignment: AlignmentType.LEFT,
    style: { paragraph: { indent: { left: 283 * (level + 1), hanging: 227 } } },
  })),
};

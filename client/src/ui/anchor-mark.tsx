/** A plain anchor, drawn with lines: the tool's own small sign, not a brand. */

export const AnchorMark = ({ className }: { readonly className?: string | undefined }) => (
  <svg className={className} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
    <g fill="none" stroke="currentColor" strokeWidth="2.6" strokeLinecap="round" strokeLinejoin="round">
      <circle cx="16" cy="8" r="2.8" />
      <path d="M16 11v15M11 14.5h10M6.5 18.5c.6 4.7 4.4 7.5 9.5 7.5s8.9-2.8 9.5-7.5" />
    </g>
  </svg>
);

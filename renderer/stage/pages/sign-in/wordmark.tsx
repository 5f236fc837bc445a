/** The organisation's square mark: its initial on its own colour. Real logos are not shown. */
export function Wordmark(props: { readonly organisation: string; readonly colour: string | null }) {
  return (
    <span
      className="wordmark"
      aria-hidden="true"
      style={props.colour === null ? undefined : { backgroundColor: props.colour }}
    >
      {props.organisation.charAt(0)}
    </span>
  );
}

/** The soft background of Windows 11's pages: a few broad lights that drift slowly. */
import './bloom.css';

export function Bloom() {
  return <div className="bloom" aria-hidden="true" />;
}

import { Component, type ReactNode } from 'react';

type Props = { readonly children: ReactNode };
type State = { readonly hasCrashed: boolean };

/** The last resort: a bug in drawing the page must not leave it white. React has no hook for this. */
export class CrashScreen extends Component<Props, State> {
  override readonly state: State = { hasCrashed: false };

  static getDerivedStateFromError(): State {
    return { hasCrashed: true };
  }

  override render(): ReactNode {
    if (!this.state.hasCrashed) return this.props.children;
    return (
      <main className="grid min-h-dvh place-content-center gap-4 p-6">
        <p>The page has stopped because of a mistake in it: reload it. What you typed is kept.</p>
        <p lang="zh">页面因自身的错误停止了，请刷新，你写下的内容都在。</p>
      </main>
    );
  }
}

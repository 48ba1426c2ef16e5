/** The frame in which messages scroll: it stays at the end when one is there, and keeps its place when one is not. */
import { Beginning } from "./beginning.js";
import { older, seen } from "./deeds.js";
import { Icon } from "./icons.js";
import { Messages } from "./messages.js";
import { stand } from "./stay.js";
import { change, changeRoom, get } from "./store.js";
import { t } from "./texts.js";
import { behindFrame, Component, createRef, html } from "./view.js";

const AT_ONCE = 12; // messages fill most windows: what stands above them is drawn a moment later
const NEAR = 40; // px: so close to an end is at it

/** Takes `place`, `room`, `jump` (a new number brings the end into view) and `spot`, a message to bring into view. */
export class Scroll extends Component {
  frame = createRef();
  list = createRef();
  state = { unseen: false, whole: false };
  stays = true; // whether one was at the end when the newest messages came
  top = 0; // where it was when one last looked: only who goes up from there leaves the end

  componentDidMount() {
    this.watcher = new ResizeObserver(() => this.settle());
    this.watcher.observe(this.list.current);
    this.watcher.observe(this.frame.current);
    document.addEventListener("visibilitychange", this.look);
    this.toEnd();
    this.enough = behindFrame(() => this.setState({ whole: true }));
  }

  componentWillUnmount() {
    this.enough();
    this.watcher.disconnect();
    document.removeEventListener("visibilitychange", this.look);
  }

  getSnapshotBeforeUpdate(before) {
    if (before.room.messages === this.props.room.messages) return null;
    const frame = this.frame.current;
    this.stays = this.following() && frame.scrollTop >= this.top; // the event that one went up comes with the next frame
    if (this.stays) return null;
    const top = frame.getBoundingClientRect().top;
    const rows = [...frame.querySelectorAll("[data-message]")];
    const anchor = rows.find((row) => row.getBoundingClientRect().bottom > top);
    return anchor ? { id: anchor.dataset.message, at: anchor.getBoundingClientRect().top } : null;
  }

  componentDidUpdate(before, _, anchor) {
    const { room, jump, place } = this.props;
    if (jump !== before.jump) this.toEnd();
    if (anchor) this.keep(anchor);
    if (room.messages !== before.room.messages) {
      const newest = room.messages.at(-1);
      if (this.stays) this.toEnd();
      else if (newest && newest.seq > (before.room.messages.at(-1)?.seq ?? 0)) this.setState({ unseen: true });
    }
    if (this.props.spot && this.state.whole) this.toSpot(this.props.spot);
  }

  /** To a message, once it is here: older ones are brought until it is, or surely is none. */
  toSpot(id) {
    const { room, place } = this.props;
    const frame = this.frame.current;
    const row = frame.querySelector(`[data-message="${CSS.escape(id)}"]`);
    const oldest = room.messages.find((each) => !each.private)?.seq ?? 0;
    if (!row && room.more && oldest > Number(id.slice(1))) {
      older(place.key);
      return;
    }
    change({ spot: null });
    if (!row) return;
    stand(row);
    row.scrollIntoView({ block: "center" });
    this.top = frame.scrollTop;
    changeRoom(place.key, { following: false });
    this.look();
  }

  keep(anchor) {
    const row = this.frame.current.querySelector(`[data-message="${CSS.escape(anchor.id)}"]`);
    if (row) this.frame.current.scrollTop += row.getBoundingClientRect().top - anchor.at;
  }

  following() {
    return get().rooms[this.props.place.key]?.following ?? true;
  }

  /** The size changed: a picture came, a card grew, the keyboard opened. */
  settle() {
    if (this.following()) this.toEnd();
  }

  toEnd() {
    const frame = this.frame.current;
    frame.scrollTop = frame.scrollHeight;
    this.look();
  }

  look = () => {
    const frame = this.frame.current;
    if (!frame) return;
    const { place, room } = this.props;
    const isAtEnd = frame.scrollHeight - frame.scrollTop - frame.clientHeight < NEAR;
    const following = isAtEnd || (this.following() && frame.scrollTop >= this.top);
    this.top = frame.scrollTop;
    if (following !== this.following()) changeRoom(place.key, { following });
    if (following) {
      if (this.state.unseen) this.setState({ unseen: false });
      seen(place.key);
    }
    if (room.more && this.state.whole && frame.scrollTop < NEAR * 5) older(place.key);
  };

  render({ place, room }, { unseen, whole }) {
    return html`<div class="scroll-around">
      <div class="scroll" ref=${this.frame} onScroll=${this.look} tabindex="0" role="region"
        aria-label=${t("messages-in", { place: place.name || t("direct") })}>
        <div ref=${this.list}>
          ${!whole ? "" : room.more
            ? html`<p class="beginning"><button class="button" type="button" onClick=${() => older(place.key)}>
                ${t("older")}</button></p>`
            : html`<${Beginning} place=${place} empty=${!room.messages.length} />`}
          <${Messages} place=${place} room=${room} last=${whole ? 0 : AT_ONCE} />
        </div>
      </div>
      ${unseen && html`<button class="to-end button look-main" type="button" onClick=${() => this.toEnd()}>
        ${t("new-below")} <${Icon} name="down" /></button>`}
    </div>`;
  }
}

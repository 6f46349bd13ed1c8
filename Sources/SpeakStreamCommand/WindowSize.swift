import Glibc

/// How large a window is, in columns and rows; at least 1 each.
package struct WindowSize: Sendable, Hashable {
    /// Columns.
    package var columns: Int
    /// Rows.
    package var rows: Int

    /// Makes a size.
    package init(columns: Int, rows: Int) {
        (self.columns, self.rows) = (Swift.max(1, columns), Swift.max(1, rows))
    }

    /// That of a terminal now; 80 columns and 24 rows where it does not say.
    init(of descriptor: Int32) {
        var size = winsize()
        let isKnown = ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0
        self.init(
            columns: isKnown && size.ws_col > 0 ? Int(size.ws_col) : 80,
            rows: isKnown && size.ws_row > 0 ? Int(size.ws_row) : 24
        )
    }

    /// How many rows of text are drawn anew: the word that is being heard is in the first, so that half a window of what was heard stands
    /// above them; and a window that is made half as wide still holds them and the line of status, broken anew.
    package var textRows: Int { Swift.max(1, Swift.min(self.rows - 1, Swift.max(3, self.rows / 2 - 1))) }
}

import Glibc
import Synchronization

/// The modes that a terminal had when it was found, put back on every way out.
enum TerminalModes {
    private static let found = Mutex<(terminal: Int32, modes: termios)?>(nil)
    private static let leave: Void = { atexit { TerminalModes.restore() } }()

    /// Remembers the modes of a terminal, which the end of the program will put back.
    static func remember(_ terminal: Int32) {
        var modes = termios()
        guard tcgetattr(terminal, &modes) == 0 else { return }
        found.withLock { $0 = (terminal, modes) }
        leave
    }

    static func restore() {
        found.withLock { found in
            if var found { tcsetattr(found.terminal, TCSADRAIN, &found.modes) }
        }
    }

    /// Puts the modes back and forgets them: the descriptor may be another file's soon.
    static func forget() {
        restore()
        found.withLock { $0 = nil }
    }

    /// Makes Ctrl-C and Ctrl-Z keys like others, so that the modes can be put back before either has its effect.
    static func withoutSignals(_ terminal: Int32) {
        var modes = termios()
        guard tcgetattr(terminal, &modes) == 0, modes.c_lflag & tcflag_t(ISIG) != 0 else { return }
        modes.c_lflag &= ~tcflag_t(ISIG)
        tcsetattr(terminal, TCSANOW, &modes)
    }

    /// Stops the process group as Ctrl-Z does, and comes back with the modes of before.
    static func suspend(_ terminal: Int32) {
        var modes = termios()
        guard tcgetattr(terminal, &modes) == 0 else { return }
        restore()
        kill(0, SIGTSTP)
        tcsetattr(terminal, TCSADRAIN, &modes)
    }
}

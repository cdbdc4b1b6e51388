import Foundation
import Glibc

/// One start of the program: its process number and our ends of its pipes.
struct Spawn {
    let process: pid_t
    /// -1 when its input is /dev/null.
    let input: Int32
    let output: Int32
    let errors: Int32

    /// All our descriptors close in other children, so that an end of input is seen when it is made.
    init(_ arguments: [String], at place: Workplace, hasInput: Bool) throws {
        signal(SIGPIPE, SIG_IGN)
        let pipes = try (0..<3).map { _ in try Self.pipe() }
        let theirs = [pipes[0].reading, pipes[1].writing, pipes[2].writing]
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        if hasInput {
            posix_spawn_file_actions_adddup2(&actions, theirs[0], 0)
        } else {
            posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        }
        posix_spawn_file_actions_adddup2(&actions, theirs[1], 1)
        posix_spawn_file_actions_adddup2(&actions, theirs[2], 2)
        _ = try GNU.addCloseFrom()(&actions, 3)
        _ = try GNU.addFolder()(&actions, place.root.path)
        var process: pid_t = 0
        let words = Words([Self.program] + arguments)
        let variables = Words(place.environment.map { "\($0)=\($1)" })
        var attributes = Self.cleanAttributes()
        defer { posix_spawnattr_destroy(&attributes) }
        let failure = posix_spawn(&process, Self.program, &actions, &attributes, words.pointers, variables.pointers)
        for end in theirs { close(end) }
        (self.process, output, errors) = (process, pipes[1].reading, pipes[2].reading)
        if hasInput {
            input = pipes[0].writing
        } else {
            close(pipes[0].writing)
            input = -1
        }
        guard failure == 0 else {
            for end in [input, output, errors] where end >= 0 { close(end) }
            throw Program.Failure(description: "\(Self.program) does not start: \(String(cString: strerror(failure)))")
        }
    }

    /// No signal blocked or ignored, as a shell starts it; the threads of the tests block most.
    private static func cleanAttributes() -> posix_spawnattr_t {
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        sigaddset(&signals, SIGPIPE)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
        return attributes
    }

    /// Beside the tests' own program, where every build puts it.
    private static let program: String = {
        let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        return URL(fileURLWithPath: own).deletingLastPathComponent().appendingPathComponent("convenor").path
    }()

    private static func pipe() throws -> (reading: Int32, writing: Int32) {
        var ends: [Int32] = [-1, -1]
        guard try GNU.pipe()(&ends, O_CLOEXEC) == 0 else {
            throw Program.Failure(description: "There is no pipe left.")
        }
        return (ends[0], ends[1])
    }
}

/// Strings in the form that C takes them: pointers with a null at their end.
private final class Words {
    let pointers: [UnsafeMutablePointer<CChar>?]

    init(_ texts: [String]) { pointers = texts.map { strdup($0) } + [nil] }

    deinit { for pointer in pointers { free(pointer) } }
}

/// Functions of the GNU C library that its Swift module leaves out.
private enum GNU {
    typealias Actions = UnsafeMutablePointer<posix_spawn_file_actions_t>
    typealias AddCloseFrom = @convention(c) (Actions, Int32) -> Int32
    typealias AddFolder = @convention(c) (Actions, UnsafePointer<CChar>) -> Int32
    typealias Pipe = @convention(c) (UnsafeMutablePointer<Int32>, Int32) -> Int32

    static func addCloseFrom() throws -> AddCloseFrom {
        unsafeBitCast(try find("posix_spawn_file_actions_addclosefrom_np"), to: AddCloseFrom.self)
    }

    static func addFolder() throws -> AddFolder {
        unsafeBitCast(try find("posix_spawn_file_actions_addchdir_np"), to: AddFolder.self)
    }

    static func pipe() throws -> Pipe { unsafeBitCast(try find("pipe2"), to: Pipe.self) }

    private static func find(_ name: String) throws -> UnsafeMutableRawPointer {
        guard let function = dlsym(nil, name) else { throw Program.Failure(description: "There is no \(name).") }
        return function
    }
}

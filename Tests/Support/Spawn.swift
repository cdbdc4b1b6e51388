import Foundation
package import Glibc

/// Starts a program as a shell does: no signal blocked or ignored, and no descriptor but the three that it is given.
///
/// Foundation's `Process` is not used beside it: a child that another thread starts in the same moment can inherit the
/// socket by which `Process` sees an end, and the wait for the one then lasts as long as the other.
package enum Spawn {
    /// Starts it with `streams` as input, output and errors; they stay open here.
    package static func start(
        _ program: String, _ arguments: [String], environment: [String: String], folder: String, streams: [Int32]
    ) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for (number, stream) in streams.enumerated() {
            posix_spawn_file_actions_adddup2(&actions, stream, Int32(number))
        }
        _ = try GNU.addCloseFrom()(&actions, 3)
        _ = try GNU.addFolder()(&actions, folder)
        var process: pid_t = 0
        let words = Words([program] + arguments)
        let variables = Words(environment.map { "\($0)=\($1)" })
        var attributes = cleanAttributes()
        defer { posix_spawnattr_destroy(&attributes) }
        let failure = posix_spawn(&process, program, &actions, &attributes, words.pointers, variables.pointers)
        guard failure == 0 else {
            throw ProcessRunner.Failure(
                description: "\(program) does not start: \(String(cString: strerror(failure)))")
        }
        return process
    }

    /// Both ends close in every child, so that an end of input is seen when it is made.
    package static func pipe() throws -> (reading: Int32, writing: Int32) {
        signal(SIGPIPE, SIG_IGN)
        var ends: [Int32] = [-1, -1]
        guard try GNU.pipe()(&ends, O_CLOEXEC) == 0 else {
            throw ProcessRunner.Failure(description: "There is no pipe left.")
        }
        return (ends[0], ends[1])
    }

    /// The threads of the tests block most signals; a child must not.
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
        guard let function = dlsym(nil, name) else {
            throw ProcessRunner.Failure(description: "There is no \(name).")
        }
        return function
    }
}

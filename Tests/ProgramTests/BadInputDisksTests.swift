import Foundation
import TestSupport
import Testing

/// Disks that are full, read-only or held by somebody else.
@Suite("Bad disks under the program", .serialized)
struct BadInputDisksTests {
    /// Mounting needs root and a kernel that lets it; without them these tests are shown as skipped.
    static let canMount = sh("test $(id -u) = 0 && d=$(mktemp -d) && mount -t tmpfs tmpfs $d && umount $d && rmdir $d")
    static let hasSQLite = sh("command -v sqlite3")

    @discardableResult
    private static func sh(_ line: String) -> Bool {
        (try? Child("/bin/sh", ["-c", line]).wait()) == 0
    }

    private func mount(_ program: BadInputProgram, options: String) throws -> String {
        let place = program.path("disk")
        try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
        #expect(Self.sh("mount -t tmpfs -o \(options) tmpfs '\(place)'"))
        return place
    }

    @Test(
        "a full disk refuses each line with a sentence, loses nothing, and takes lines again once there is room",
        .enabled(if: canMount, "mounting a small disk needs root"))
    func full() throws {
        let program = try BadInputProgram()
        let disk = try mount(program, options: "size=2m")
        defer { Self.sh("umount -l '\(disk)'") }
        let process = try program.start(["run", "--data", disk + "/data"])
        func say(_ line: String) throws { try process.write(line + "\n") }
        try say("start alignment \"Full\"")
        try say("note first")
        try program.expect("N1 first")
        Self.sh("dd if=/dev/zero of='\(disk)/filler' bs=4k")
        for number in 1...5 { try say("note refused \(number) " + String(repeating: "a", count: 1_500)) }
        try say("status")
        try program.expect("Step 1 of 10 · Preparation\n  not ready")
        let answer = "That is not stored: The store \(disk)/data/convenor.db cannot be written: the disk is full."
        #expect(program.text("out").components(separatedBy: answer).count - 1 == 5)
        try FileManager.default.removeItem(atPath: disk + "/filler")
        try say("note after")
        try program.expect("N2 after")
        process.endInput()
        #expect(try process.wait() == 0)
        #expect(try program.journal(disk + "/data").count == 3)
    }

    @Test(
        "a disk that cannot be written is refused at the start",
        .enabled(if: canMount, "mounting a read-only disk needs root"))
    func readOnly() throws {
        let program = try BadInputProgram()
        let disk = try mount(program, options: "size=1m,ro")
        defer { Self.sh("umount -l '\(disk)'") }
        for place in [disk, disk + "/data"] {
            let result = try program.run(lines: ["status"], data: place)
            #expect(result.code == 74)
            #expect(result.complaints.count == 1)
            #expect(result.complaints.first?.contains("Read-only file system") == true, "\(result.err)")
        }
    }

    @Test(
        "a journal that another program holds is refused, at the start and while it runs, until it is let go",
        .enabled(if: hasSQLite, "holding the file needs the sqlite3 command"))
    func held() throws {
        let program = try BadInputProgram()
        let process = try program.start(["run", "--data", program.data])
        func say(_ line: String) throws { try process.write(line + "\n") }
        try say("start alignment \"Held\"")
        try program.expect("Held #1")
        let holder = try Child("/usr/bin/env", ["sqlite3", program.path("data/convenor.db")], input: .pipe)
        let held = "begin immediate;\n.output \(program.path("held"))\nselect 'now';\n.output\n"
        try holder.write(held)
        try program.expect("now", in: "held")
        try say("note refused")
        try program.expect("is held by another program")
        try holder.write("rollback;\n.quit\n")
        #expect(try holder.wait() == 0)
        try say("note taken")
        try program.expect("N1 taken")
        process.endInput()
        #expect(try process.wait() == 0)
        #expect(try program.journal().count == 2)
    }
}

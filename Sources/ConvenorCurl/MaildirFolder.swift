import Foundation

/// A Maildir as in maildir(5): `tmp` while writing, `new` when complete, `cur` once a reader saw it.
struct MaildirFolder: Sendable {
    /// A failed system call, told as a sentence.
    struct Fault: Error {
        var sentence: String

        init(_ action: String, _ path: String, _ number: Int32 = errno) {
            let reason =
                switch number {
                case ENOSPC, EDQUOT: "the disk is full"
                case EACCES, EPERM, EROFS: "this is not allowed to us"
                default: String(cString: strerror(number)).lowercased()
                }
            sentence = "The mail folder cannot be used: \(action) \(path) failed because \(reason)."
        }
    }

    let path: String

    /// Makes what is missing, readable for the owner only.
    func prepare() throws(Fault) {
        try makeFolder(path)
        for part in ["tmp", "new", "cur"] { try makeFolder("\(path)/\(part)") }
        // Maildir++ marks a folder inside another mailbox by this file.
        if URL(fileURLWithPath: path).lastPathComponent.hasPrefix(".") {
            let mark = open("\(path)/maildirfolder", O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
            guard mark >= 0 else { throw Fault("making", "\(path)/maildirfolder") }
            close(mark)
        }
    }

    /// `new/NAME` or `cur/NAME:2,FLAGS`, or nil; `new` first, because readers move mails the other way.
    func find(_ name: String) throws(Fault) -> String? {
        if access("\(path)/new/\(name)", F_OK) == 0 { return "new/\(name)" }
        guard let folder = opendir("\(path)/cur") else { throw Fault("reading", "\(path)/cur") }
        defer { closedir(folder) }
        while let entry = readdir(folder) {
            let found = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
            }
            if found == name || found.hasPrefix("\(name):") { return "cur/\(found)" }
        }
        return nil
    }

    /// Returns `new/NAME` once both the file and its name are on the disk.
    func store(_ bytes: [UInt8], as name: String) throws(Fault) -> String {
        let draft = [path, "tmp", "\(name).\(getpid())"].joined(separator: "/")
        let file = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw Fault("writing", draft) }
        do throws(Fault) {
            try write(bytes, to: file, draft)
            guard fsync(file) == 0 else { throw Fault("writing", draft) }
        } catch {
            close(file)
            unlink(draft)
            throw error
        }
        close(file)
        guard rename(draft, "\(path)/new/\(name)") == 0 else {
            let fault = Fault("moving", draft)
            unlink(draft)
            throw fault
        }
        try syncFolder("\(path)/new")
        return "new/\(name)"
    }

    private func write(_ bytes: [UInt8], to file: Int32, _ name: String) throws(Fault) {
        var offset = 0
        while offset < bytes.count {
            let count = bytes[offset...].withUnsafeBytes { Foundation.write(file, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw Fault("writing", name) }
            offset += count
        }
    }

    private func makeFolder(_ path: String) throws(Fault) {
        guard mkdir(path, 0o700) != 0 else {
            return try syncFolder(URL(fileURLWithPath: path).deletingLastPathComponent().path)
        }
        guard errno == EEXIST else { throw Fault("making", path) }
    }

    /// A name survives a power failure only when its folder is written too.
    private func syncFolder(_ path: String) throws(Fault) {
        let folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { throw Fault("opening", path) }
        defer { close(folder) }
        guard fsync(folder) == 0 else { throw Fault("writing", path) }
    }
}

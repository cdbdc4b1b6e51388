import Foundation

/// What this process uses of the machine.
enum Processor {
    /// Seconds of processor time in all threads.
    static var seconds: Double { seconds(RUSAGE_SELF.rawValue) }
    /// Seconds of processor time of the children that have ended.
    static var childSeconds: Double { seconds(RUSAGE_CHILDREN.rawValue) }

    private static func seconds(_ whose: Int32) -> Double {
        var use = rusage()
        getrusage(whose, &use)
        let times = [use.ru_utime, use.ru_stime]
        return times.reduce(0) { $0 + Double($1.tv_sec) + Double($1.tv_usec) / 1e6 }
    }

    /// Seconds of processor time of a process, from fields 14 and 15 of proc(5) stat, in ticks.
    static func seconds(of process: String) -> Double {
        let text = (try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)) ?? ""
        // The second field is a name in parentheses, which may hold blanks.
        let fields = (text.split(separator: ")").last ?? "").split(separator: " ").compactMap { Double($0) }
        return fields.count > 11 ? (fields[10] + fields[11]) / Double(sysconf(Int32(_SC_CLK_TCK))) : .nan
    }

    static var residentMebibytes: Double { residentMebibytes(of: "self") }

    /// Resident memory in MiB, from the second field of proc(5) statm, in pages.
    static func residentMebibytes(of process: String) -> Double {
        let text = (try? String(contentsOfFile: "/proc/\(process)/statm", encoding: .utf8)) ?? ""
        let fields = text.split(separator: " ").compactMap { Int($0) }
        return fields.count > 1 ? Double(fields[1] * Int(sysconf(Int32(_SC_PAGESIZE)))) / 1_048_576 : .nan
    }
}

import Foundation

/// What this process uses of the machine.
enum Processor {
    /// Seconds of processor time in all threads.
    static var seconds: Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// Resident memory in MiB, from the second field of proc(5) statm, in pages.
    static var residentMebibytes: Double {
        let text = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)) ?? ""
        let fields = text.split(separator: " ").compactMap { Int($0) }
        return fields.count > 1 ? Double(fields[1] * Int(sysconf(Int32(_SC_PAGESIZE)))) / 1_048_576 : .nan
    }
}

import Foundation

/// What this process uses of the machine.
enum Processor {
    /// Seconds of processor time in all threads.
    static var seconds: Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// Seconds of processor time of the children that have ended.
    static var childSeconds: Double {
        var use = rusage()
        getrusage(RUSAGE_CHILDREN.rawValue, &use)
        let times = [use.ru_utime, use.ru_stime]
        return times.reduce(0) { $0 + Double($1.tv_sec) + Double($1.tv_usec) / 1e6 }
    }

    /// Resident memory in MiB, from the second field of proc(5) statm, in pages.
    static var residentMebibytes: Double {
        let text = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)) ?? ""
        let fields = text.split(separator: " ").compactMap { Int($0) }
        return fields.count > 1 ? Double(fields[1] * Int(sysconf(Int32(_SC_PAGESIZE)))) / 1_048_576 : .nan
    }
}

import Foundation
import TestSupport

/// What a browser sees of drawings and axe-core cannot judge.
enum PictureFaults {
    /// Texts that leave their drawing or lie on one another, and those with less contrast than 4.5 to what they stand on.
    static func seen(by browser: Browser) async throws -> [String] {
        try JSONDecoder().decode([String].self, from: Data(try await browser.run(script).utf8))
    }

    // Relative luminance and contrast as WCAG 2.2 defines them.
    private static let script = """
        const light = colour => {
          const parts = colour.match(/[\\d.]+/g).slice(0, 3).map(part => {
            const share = part / 255;
            return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
          });
          return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
        };
        const contrast = (one, other) => {
          const [a, b] = [light(one), light(other)].sort((x, y) => y - x);
          return (a + 0.05) / (b + 0.05);
        };
        const holds = (box, x, y) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
        const faults = [];
        for (const svg of document.querySelectorAll('figure svg')) {
          const frame = svg.getBoundingClientRect();
          const name = svg.querySelector('title').id;
          const texts = [...svg.querySelectorAll('text')];
          const grounds = [...svg.querySelectorAll('rect')];
          const boxes = texts.map(text => text.getBoundingClientRect());
          texts.forEach((text, index) => {
            const box = boxes[index];
            if (box.left < frame.left - 1 || box.right > frame.right + 1 || box.bottom > frame.bottom + 1)
              faults.push(`${name}: ${text.textContent} leaves the drawing`);
            const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
            const ground = grounds.filter(shape => holds(shape.getBoundingClientRect(), x, y)).pop();
            const found = ground ? contrast(getComputedStyle(text).fill, getComputedStyle(ground).fill) : 0;
            if (found < 4.5) faults.push(`${name}: ${text.textContent} has a contrast of ${found}`);
            boxes.slice(index + 1).forEach((other, further) => {
              const wide = Math.min(box.right, other.right) - Math.max(box.left, other.left);
              const high = Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top);
              if (wide > 1 && high > box.height / 3)
                faults.push(`${name}: ${text.textContent} lies on ${texts[index + 1 + further].textContent}`);
            });
          });
        }
        return faults;
        """
}

namespace Monitor.Worker.Tests.Web;

/// <summary>Measures in the browser what eyes would: WCAG 2.2, 1.4.3, level AA.</summary>
internal static class Contrast
{
    /// <summary>Lists texts whose contrast with the first opaque ground behind them is under 4.5, or 3 for large ones.</summary>
    public const string FaintTexts =
        """
        () => {
          const numbers = (colour) => colour.match(/[\d.]+/g).map(Number);
          const light = ([r, g, b]) => [r, g, b].map((v) => v / 255).map((v) => (v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
            .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
          const ground = (element) => {
            for (let at = element; at; at = at.parentElement) {
              const colour = numbers(getComputedStyle(at).backgroundColor);
              if (colour.length < 4 || colour[3] === 1) return colour;
            }
            return [255, 255, 255];
          };
          const faint = [];
          for (const element of document.querySelectorAll('body *')) {
            const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
            if (!own || !element.checkVisibility() || element.closest('.vh, .skip, svg')) continue;
            const style = getComputedStyle(element);
            const [a, b] = [light(numbers(style.color)), light(ground(element))].sort((x, y) => y - x);
            const ratio = (a + 0.05) / (b + 0.05);
            const size = parseFloat(style.fontSize);
            const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
            if (ratio < (large ? 3 : 4.5)) faint.push(`${location.pathname} ${element.className || element.tagName}: ${ratio.toFixed(2)}`);
          }
          return faint;
        }
        """;
}

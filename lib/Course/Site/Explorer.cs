using System.Net;
using System.Text;

namespace Course.Site;

/// <summary>A place on a page where the reader works with a trained network. Hidden until a script has found it.</summary>
internal static class Explorer
{
    /// <summary>What stands before a cell of a notebook; null for nothing.</summary>
    /// <param name="notebook">The notebook's name.</param>
    /// <param name="cell">The cell's id.</param>
    /// <param name="text">The words.</param>
    public static string? Before(string notebook, string? cell, SiteText text) => (notebook, cell) switch
    {
        ("05-variational", "walk-text") => Map(text),
        ("further/likelihood", "demand-read") =>
            Section("plane", ExplorerNetworks.Conditional, "conditional", text, Classes(text) + Plane(text, Sliders(text))),
        ("03-denoising", "filters-text") => Section("denoiser", ExplorerNetworks.Denoiser, "denoiser", text, Denoiser(text)),
        _ => null,
    };

    /// <summary>The map of digits under the pointer, by the network with two numbers.</summary>
    public static string Map(SiteText text) => Section("plane", ExplorerNetworks.Vae, "vae", text, Plane(text, ""));

    private static string Section(string kind, string network, string words, SiteText text, string content) => $"""
        <section class="explorer" id="explorer-{network}" data-explorer="{kind}" data-network="{network}"
          lang="{text.Code}" dir="{text.Direction}" hidden>
        <h2>{Word(text, words + "-title")}</h2>
        <p>{Word(text, words + "-text")}</p>
        {content}
        </section>

        """;

    private static string Plane(SiteText text, string more) => $"""
        <div class="panes">
        <figure><canvas class="map" width="360" height="360" tabindex="0" role="application" aria-label="{Word(text, "map")}"></canvas>
        <figcaption>{Word(text, "keys")}</figcaption></figure>
        {Pane(Word(text, "decoded"), "<span class=\"where\" dir=\"ltr\"></span>", more: more)}
        </div>
        """;

    private static string Classes(SiteText text)
    {
        var buttons = new StringBuilder();
        for (var digit = 0; digit < 10; digit++)
        {
            buttons.Append($"<button type=\"button\" aria-pressed=\"{(digit == 3 ? "true" : "false")}\">{digit}</button>");
        }
        return $"<div class=\"classes\" role=\"group\" aria-label=\"{Word(text, "class")}\">{buttons}</div>\n";
    }

    // The pointer gives two of the four numbers.
    private static string Sliders(SiteText text) => Slider(text, 3) + Slider(text, 4);

    private static string Slider(SiteText text, int number) =>
        $"<label>z<sub>{number}</sub> <input type=\"range\" min=\"-3\" max=\"3\" step=\"0.05\" value=\"0\" "
        + $"aria-label=\"{Word(text, "number")} {number}\"></label>";

    private static string Denoiser(SiteText text) => $"""
        <div class="panes">
        {Pane(Word(text, "drawn"), Word(text, "drawn"), "digit paper")}
        {Pane(Word(text, "noisy"), Word(text, "noisy"))}
        {Pane(Word(text, "clean"), Word(text, "clean"))}
        </div>
        <div class="controls">
        <label>{Word(text, "noise")} <input type="range" min="0" max="1" step="0.05" value="0.5">
        <span class="level" dir="ltr"></span></label>
        {Button(text, "fresh")}{Button(text, "another")}{Button(text, "clear")}</div>
        """;

    private static string Pane(string name, string caption, string style = "digit", string more = "") =>
        $"<figure><canvas class=\"{style}\" width=\"28\" height=\"28\" role=\"img\" aria-label=\"{name}\"></canvas>"
        + $"<figcaption>{caption}</figcaption>{more}</figure>";

    private static string Button(SiteText text, string kind) => $"<button type=\"button\" class=\"{kind}\">{Word(text, kind)}</button>";

    private static string Word(SiteText text, string name) => WebUtility.HtmlEncode(text.Explorers[name]);
}

using ThongSuot.Documents.Vietnamese;

namespace ThongSuot.Documents.Structure;

/// <param name="Issuer">The lower body, in sentence case.</param>
/// <param name="Superior">The body above it, or null.</param>
/// <param name="Joint">All issuers of a joint document; empty when there is one.</param>
internal sealed record LetterheadBodies(Recognised<string>? Issuer, Recognised<string>? Superior, IReadOnlyList<string> Joint);

/// <summary>
/// From the lines of the left column to the issuing body (NĐ 30/2020 PL I, mục II.2; HD 36-HD/VPTW, mục II.2): a line that does not open the name
/// of a body continues the line above it, as a territory does.
/// </summary>
internal static class Letterhead
{
    private sealed record Body(string Name, TextSpan Span);

    public static LetterheadBodies Read(string text, string folded, IReadOnlyList<TextSpan> lines)
    {
        var bodies = new List<Body>();
        foreach (var line in lines)
            foreach (var span in SplitJoint(folded, line)) Add(text, folded, span, bodies);
        if (bodies.Count == 0) return new(null, null, []);
        var jointFrom = bodies.Count - 1;
        while (jointFrom > 0 && bodies[jointFrom - 1].Name.EndsWith('-')) jointFrom--;
        var joint = bodies.Skip(jointFrom).Select(b => BodyNames.Sentence(b.Name.TrimEnd(' ', '-'))).ToList();
        var issuer = new Recognised<string>(joint[0], bodies[jointFrom].Span, "HEAD-ISSUER");
        var superior = jointFrom > 0 ? new Recognised<string>(BodyNames.Sentence(bodies[jointFrom - 1].Name), bodies[jointFrom - 1].Span, "HEAD-SUPERIOR") : null;
        return new(issuer, superior, joint.Count > 1 ? joint : []);
    }

    private static void Add(string text, string folded, TextSpan span, List<Body> bodies)
    {
        while (span.Length > 0 && !char.IsLetter(text[span.Start])) span = span with { Start = span.Start + 1 };
        var name = span.Of(text).TrimEnd('"', '”', ',', '.', ':', ';');
        var line = folded.AsSpan(span.Start, span.Length);
        // Scans lose the spaces of what they know least doubt about.
        if (line.Length < 16 && line.ToString().Replace(" ", "", StringComparison.Ordinal) is "uybannhandan")
        {
            name = "ỦY BAN NHÂN DÂN";
            line = "uy ban nhan dan";
        }
        if (bodies.Count > 0 && !OpensBody(line, Folding.Fold(bodies[^1].Name)))
        {
            if (!IsSpeck(line)) bodies[^1] = new Body($"{bodies[^1].Name} {name}", bodies[^1].Span.Union(span));
            return;
        }
        if (!BodyNames.StartsBody(line)) return;
        // A gazette prints the name twice.
        if (bodies.Count > 0 && line.SequenceEqual(Folding.Fold(bodies[^1].Name))) return;
        bodies.Add(new Body(name, span));
    }

    private static bool OpensBody(ReadOnlySpan<char> line, ReadOnlySpan<char> above)
    {
        if (!BodyNames.StartsBody(line)) return false;
        if (above.EndsWith("-", StringComparison.Ordinal)) return true;
        if (above.EndsWith(",", StringComparison.Ordinal) || above.EndsWith(" va", StringComparison.Ordinal) || above.EndsWith(" va xa", StringComparison.Ordinal)) return false;
        // "CHỦ TỊCH / ỦY BAN NHÂN DÂN", "BAN CHẤP HÀNH / ĐẢNG BỘ TỈNH": one name on two lines.
        if (above is "chu tich" or "giam doc" or "thu truong" or "truong ban" or "hieu truong" or "bo truong") return false;
        return !(line.StartsWith("dang bo", StringComparison.Ordinal) && above is "ban chap hanh" or "ban thuong vu") && line is not ("hoi" or "doan" or "ban" or "phong");
    }

    // Bits of one or two letters are dirt of a scan.
    private static bool IsSpeck(ReadOnlySpan<char> line)
    {
        var letters = 0;
        foreach (var c in line)
            if (char.IsLetter(c)) letters++;
        return letters < 3 && (letters > 0 || !line.ContainsAnyInRange('0', '9'));
    }

    // "SỞ Y TẾ - CÔNG ĐOÀN NGÀNH": two issuers on one line.
    private static IEnumerable<TextSpan> SplitJoint(string folded, TextSpan line)
    {
        var start = line.Start;
        for (var at = line.Start + 2; at + 2 < line.End; at++)
        {
            if (folded[at] != '-' || !(folded[at - 1] == ' ' || folded[at + 1] == ' ')) continue;
            var next = at + 1;
            while (next < line.End && folded[next] == ' ') next++;
            if (!BodyNames.StartsBody(folded.AsSpan(next, line.End - next)) || !BodyNames.StartsBody(folded.AsSpan(start, at - start))) continue;
            yield return new TextSpan(start, at + 1);
            start = next;
        }
        yield return new TextSpan(start, line.End);
    }
}

using System.Collections.Frozen;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;
using ThongSuot.Documents.Vietnamese;

namespace ThongSuot.Core.Access;

/// <summary>
/// Which passwords are accepted (NIST SP 800-63B-4, section 3.1.1.2): long enough, and not one that others guess first. Any letters, blanks included; nothing about capitals
/// or signs; no changing by the calendar.
/// </summary>
public sealed class PasswordRules(IOptions<AccessOptions> options)
{
    /// <summary>Longest password, in characters: far beyond what anybody types, short enough to hash at once.</summary>
    public const int Longest = 128;

    private const int ShortestLeaked = 8, ShortestPiece = 3, DateDigits = 8, LongestRun = 12;

    /// <summary>What our own name gives, in the ways people write it.</summary>
    private static readonly string[] ApplicationWords = ["thongsuot", "thong", "suot"];

    /// <summary>Keys in the order of keyboards, and the alphabet: any stretch of them, either way, is the first thing tried.</summary>
    private static readonly string[] Rows = ["1234567890", "0123456789", "qwertyuiop", "asdfghjkl", "zxcvbnm", "abcdefghijklmnopqrstuvwxyz", "1qaz2wsx3edc4rfv5tgb6yhn", "qazwsxedcrfvtgbyhn"];
    private static readonly string[] Sequences = [.. Rows, .. Rows.Select(r => new string([.. r.Reverse()]))];

    private static readonly FrozenSet<string> Common = DataFile.Rows("Access/common-passwords.tsv").Select(r => r[0]).ToFrozenSet(StringComparer.Ordinal);
    private static readonly int LongestCommon = Common.Max(c => c.Length);

    /// <summary>Whole passwords, unlike <see cref="Common"/>: a word of theirs may well be one of many in a good sentence.</summary>
    private static readonly FrozenSet<string> Leaked = DataFile.Rows("Access/leaked-passwords.tsv").Select(r => r[0]).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Length by characters as people count them.</summary>
    private static int LengthOf(string password) => new System.Globalization.StringInfo(password).LengthInTextElements;

    /// <summary>The same password however the keyboard composes its letters.</summary>
    public static string Normalize(string password) => password.Normalize();

    /// <summary>Why the password is not accepted; null when it is.</summary>
    /// <param name="context">Words everybody can know about the person: name, address, body.</param>
    public RuleException? Refuse(string password, bool hasSecondFactor, IEnumerable<string?> context)
    {
        var normal = Normalize(password);
        var shortest = hasSecondFactor ? options.Value.PasswordLength : options.Value.PasswordLengthAlone;
        if (LengthOf(normal) < shortest) return new("rule.password.short", shortest);
        if (LengthOf(normal) > Longest) return new("rule.password.long", Longest);
        return IsGuessable(normal, context) ? new("rule.password.common") : null;
    }

    /// <summary>True when nothing is in it but what is guessed first: common words, known words, stretches of keys, repetitions, dates, parted by anything.</summary>
    private static bool IsGuessable(string password, IEnumerable<string?> context)
    {
        var folded = Folding.Fold(password);
        if (IsLeaked(folded)) return true;
        var known = WordsOf(context);
        // Vietnamese is written in syllables: "mật khẩu" is the word "matkhau" whatever stands between.
        return Covered(folded, known) || Covered(string.Concat(folded.Where(c => char.IsLetterOrDigit(c) || c is '@' or '$')), known);
    }

    /// <summary>Found in leaks as it is, with letters for the signs put in their place, or without the digits and signs put around it to make it long enough.</summary>
    private static bool IsLeaked(string folded)
    {
        var (from, to) = (0, folded.Length);
        while (from < to && !char.IsLetter(folded[from])) from++;
        while (to > from && !char.IsLetter(folded[to - 1])) to--;
        return Leaked.Contains(folded) || Leaked.Contains(Unmask(folded)) || to - from >= ShortestLeaked && Leaked.Contains(folded[from..to]);
    }

    private static HashSet<string> WordsOf(IEnumerable<string?> context)
    {
        var words = new HashSet<string>(ApplicationWords, StringComparer.Ordinal);
        foreach (var text in context.Where(t => t is not null).Select(t => NameFolding.Fold(t!)))
        {
            var parts = text.Split([' ', '.', '@', '-', '_', ',', '/', '(', ')'], StringSplitOptions.RemoveEmptyEntries);
            // Syllables are short and count beside one another: "An Hòa" is anhoa.
            for (var from = 0; from < parts.Length; from++)
                for (var (to, run) = (from, ""); to < Math.Min(parts.Length, from + LongestRun); to++)
                    if ((run += parts[to]).Length >= ShortestPiece) words.Add(run);
        }
        return words;
    }

    private static bool Covered(string text, HashSet<string> known)
    {
        if (text.Length == 0) return false;
        var longest = Math.Max(LongestCommon, known.Max(k => k.Length));
        var unmasked = Unmask(text);
        var reached = new bool[text.Length + 1];
        reached[0] = true;
        for (var from = 0; from < text.Length; from++)
        {
            if (!reached[from]) continue;
            if (!char.IsLetterOrDigit(text[from])) reached[from + 1] = true;
            var rest = text.AsSpan(from);
            for (var n = Math.Min(rest.Length, longest); n >= ShortestPiece; n--)
            {
                if (IsWord(rest[..n], known) || IsWord(unmasked.AsSpan(from, n), known)) reached[from + n] = true;
            }
            for (var n = 1; n <= DateDigits && n <= rest.Length && char.IsAsciiDigit(rest[n - 1]); n++) reached[from + n] = true;
            var run = rest.Length - rest.TrimStart(rest[0]).Length;
            for (var n = ShortestPiece; n <= run; n++) reached[from + n] = true;
            for (var n = ShortestPiece; n <= rest.Length && IsSequence(rest[..n]); n++) reached[from + n] = true;
        }
        return reached[^1] || IsRepetition(text);
    }

    private static bool IsWord(ReadOnlySpan<char> piece, HashSet<string> known) =>
        Common.GetAlternateLookup<ReadOnlySpan<char>>().Contains(piece) || known.GetAlternateLookup<ReadOnlySpan<char>>().Contains(piece);

    private static bool IsSequence(ReadOnlySpan<char> piece)
    {
        foreach (var row in Sequences)
            if (row.AsSpan().IndexOf(piece, StringComparison.Ordinal) >= 0) return true;
        return false;
    }

    /// <summary>The same few letters again and again.</summary>
    private static bool IsRepetition(string text)
    {
        for (var n = 1; n <= Math.Min(4, text.Length / 3); n++)
            if (Enumerable.Range(n, text.Length - n).All(i => text[i] == text[i - n])) return true;
        return false;
    }

    /// <summary>The letters that signs and digits are put in place of.</summary>
    private static string Unmask(string text) =>
        string.Concat(text.Select(c => c switch { '@' or '4' => 'a', '0' => 'o', '1' or '!' => 'i', '3' => 'e', '$' or '5' => 's', '7' => 't', _ => c }));
}

/// <summary>The same rules for whoever sets a password through the framework.</summary>
internal sealed class PasswordValidator(PasswordRules rules) : IPasswordValidator<Person>
{
    public Task<IdentityResult> ValidateAsync(UserManager<Person> manager, Person user, string? password) =>
        Task.FromResult(rules.Refuse(password ?? "", user.TwoFactorEnabled, [user.FullName, user.Email]) is { } refusal
            ? IdentityResult.Failed(new IdentityError { Code = refusal.Code, Description = refusal.Message }) : IdentityResult.Success);
}

/// <summary>PBKDF2 over the normal form: the same password however the keyboard composes its letters.</summary>
internal sealed class PasswordHashing(IOptions<PasswordHasherOptions> options) : PasswordHasher<Person>(options)
{
    /// <summary>For HMAC-SHA-512, as the OWASP Password Storage Cheat Sheet has it.</summary>
    public const int Iterations = 210_000;

    public override string HashPassword(Person user, string password) => base.HashPassword(user, PasswordRules.Normalize(password));

    public override PasswordVerificationResult VerifyHashedPassword(Person user, string hashedPassword, string providedPassword) =>
        base.VerifyHashedPassword(user, hashedPassword, PasswordRules.Normalize(providedPassword));
}

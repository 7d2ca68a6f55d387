using System.Buffers.Binary;

namespace ThongSuot.Documents.Reading;

/// <summary>
/// Looks at the outlines of a TrueType font before PdfPig reads them. PdfPig follows the parts of composite glyphs by calling itself: parts in a ring
/// or nested too deep would overflow the stack, which ends the whole process, and parts used over and over would fill the memory.
/// </summary>
internal static class FontGuard
{
    /// <summary>Fonts of word processors nest once or twice.</summary>
    private const int Deepest = 16;
    /// <summary>Each point of an honest outline takes about a byte of the font, and a part of a glyph eight.</summary>
    private const int PointsPerByte = 64, PointsAnyway = 1_000_000;

    private const uint Glyf = 0x676C7966;
    private const ushort Words = 1, Scale = 8, More = 32, TwoScales = 64, FourScales = 128;

    /// <summary>False for a font that would do harm; true for any other bytes, also those that are no font.</summary>
    public static bool IsSafe(ReadOnlySpan<byte> font)
    {
        // As PdfPig takes them: the last table of a name that is not empty, whatever the case of its letters.
        (long Start, long Length) head = default, maxp = default, loca = default, glyf = default;
        for (int i = 0, count = UInt16(font, 4); i < count && 12 + 16 * i + 16 <= font.Length; i++)
        {
            var entry = font[(12 + 16 * i)..];
            (long Start, long Length) table = (UInt32(entry, 8), UInt32(entry, 12));
            if (table.Length == 0 && (UInt32(entry, 0) | 0x20202020) != Glyf) continue;
            switch (UInt32(entry, 0) | 0x20202020)
            {
                case 0x68656164: head = table; break;
                case 0x6D617870: maxp = table; break;
                case 0x6C6F6361: loca = table; break;
                case Glyf: glyf = table; break;
            }
        }
        if (head.Length == 0 || maxp.Length == 0 || loca.Length == 0 || glyf.Length == 0) return true;
        if (glyf.Start > font.Length || glyf.Length > font.Length) return false;
        var outlines = font[(int)glyf.Start..(int)Math.Min(font.Length, glyf.Start + glyf.Length)];
        var wide = UInt16(font, head.Start + 50) != 0;
        var offsets = new long[UInt16(font, maxp.Start + 4) + 1];
        for (var i = 0; i < offsets.Length; i++) offsets[i] = wide ? UInt32(font, loca.Start + 4L * i) : UInt16(font, loca.Start + 2L * i) * 2L;
        return new Walk(offsets, PointsAnyway + (long)PointsPerByte * font.Length).All(outlines);
    }

    /// <summary>Goes through the glyphs once, with a stack of its own.</summary>
    private ref struct Walk(long[] offsets, long mostPoints)
    {
        private readonly int _count = offsets.Length - 1;
        // Zero: not seen; below zero: its parts are being looked at; above: done.
        private readonly int[] _states = new int[offsets.Length];
        private readonly long[] _points = new long[offsets.Length];
        private long _left = mostPoints;

        public bool All(ReadOnlySpan<byte> outlines)
        {
            var open = new Stack<(int Glyph, long At)>();
            for (var first = 0; first < _count; first++)
            {
                if (_states[first] == 0) Enter(first, outlines, open);
                while (open.TryPop(out var step))
                {
                    var (glyph, at) = step;
                    if (open.Count >= Deepest) return false;
                    var flags = UInt16(outlines, at);
                    int part = UInt16(outlines, at + 2);
                    var next = at + 4;
                    if (part < _count)
                    {
                        if (_states[part] < 0) return false;
                        if (_states[part] == 0)
                        {
                            // Come back to this part when its own parts are known.
                            open.Push(step);
                            Enter(part, outlines, open);
                            continue;
                        }
                        _points[glyph] += _points[part];
                        _left -= _points[part];
                        next += ((flags & Words) != 0 ? 4 : 2) + ((flags & Scale) != 0 ? 2 : (flags & TwoScales) != 0 ? 4 : (flags & FourScales) != 0 ? 8 : 0);
                    }
                    if (_left < 0) return false;
                    if ((flags & More) != 0) open.Push((glyph, next));
                    else _states[glyph] = 1;
                }
            }
            return _left >= 0;
        }

        private void Enter(int glyph, ReadOnlySpan<byte> outlines, Stack<(int Glyph, long At)> open)
        {
            var at = offsets[glyph];
            var contours = offsets[glyph + 1] <= at || at >= outlines.Length ? (short)0 : (short)UInt16(outlines, at);
            _states[glyph] = 1;
            if (contours < 0)
            {
                _states[glyph] = -1;
                open.Push((glyph, at + 10));
            }
            else if (contours > 0)
            {
                _points[glyph] = UInt16(outlines, at + 10 + 2 * (contours - 1)) + 1;
                _left -= _points[glyph];
            }
        }
    }

    // Beyond the end PdfPig reads zeros.
    private static ushort UInt16(ReadOnlySpan<byte> bytes, long at) => at + 2 <= bytes.Length ? BinaryPrimitives.ReadUInt16BigEndian(bytes[(int)at..]) : (ushort)(at < bytes.Length ? bytes[(int)at] << 8 : 0);

    private static uint UInt32(ReadOnlySpan<byte> bytes, long at) => (uint)(UInt16(bytes, at) << 16 | UInt16(bytes, at + 2));
}

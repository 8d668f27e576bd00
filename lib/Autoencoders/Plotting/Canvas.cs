namespace Autoencoders.Plotting;

/// <summary>
/// A picture to draw on, white at first. Coordinates are pixels, with x to the right and y down, and (0, 0) the outer corner of the first
/// pixel. Edges are anti-aliased by the share of a pixel that they cover.
/// </summary>
internal sealed class Canvas
{
    private readonly float[] _coverage;

    public Canvas(int width, int height)
    {
        (Width, Height) = (width, height);
        Pixels = new byte[width * height * 3];
        Pixels.AsSpan().Fill(255);
        _coverage = new float[width * height];
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>Red, green, blue of each pixel, row after row.</summary>
    public byte[] Pixels { get; }

    /// <summary>A PNG file with every pixel as it is; grayscale when no pixel has a colour.</summary>
    public byte[] ToPng()
    {
        var gray = new byte[Width * Height];
        for (var i = 0; i < gray.Length; i++)
        {
            var pixel = Pixels.AsSpan(i * 3, 3);
            if (pixel[0] != pixel[1] || pixel[1] != pixel[2]) return Png.Encode(Pixels, Width, Height, 3);
            gray[i] = pixel[0];
        }

        return Png.Encode(gray, Width, Height, 1);
    }

    /// <summary>A much smaller PNG file with the 256 colours that suit the picture: exact for most charts, and close for the busiest.</summary>
    public byte[] ToIndexedPng()
    {
        var table = ColorTable.For(Pixels);
        return Png.EncodeIndexed(table.Indices, Width, Height, table.Colors);
    }

    /// <summary>Fills the rectangle between two corners.</summary>
    public void FillRectangle(double left, double top, double right, double bottom, Rgb color)
    {
        for (var y = Math.Max(0, (int)top); y < Math.Min(Height, Math.Ceiling(bottom)); y++)
        {
            var vertical = Math.Min(y + 1, bottom) - Math.Max(y, top);
            for (var x = Math.Max(0, (int)left); x < Math.Min(Width, Math.Ceiling(right)); x++)
            {
                var horizontal = Math.Min(x + 1, right) - Math.Max(x, left);
                Blend((y * Width) + x, color, vertical * horizontal);
            }
        }
    }

    /// <summary>Fills a disc.</summary>
    public void FillCircle(double centreX, double centreY, double radius, Rgb color, double opacity = 1)
    {
        for (var y = First(centreY - radius); y <= Last(centreY + radius, Height); y++)
        {
            for (var x = First(centreX - radius); x <= Last(centreX + radius, Width); x++)
            {
                var distance = Math.Sqrt(Square(x + 0.5 - centreX) + Square(y + 0.5 - centreY));
                Blend((y * Width) + x, color, opacity * Math.Clamp(radius + 0.5 - distance, 0, 1));
            }
        }
    }

    /// <summary>Draws lines through the points of each path with round ends and joins; where paths cross, the colour is laid on once.</summary>
    public void Stroke(IEnumerable<IReadOnlyList<Point>> paths, double thickness, Rgb color)
    {
        var (left, top, right, bottom) = (Width, Height, -1, -1);
        foreach (var path in paths)
        {
            for (var i = 0; i < path.Count; i++)
            {
                var (a, b) = (path[Math.Max(0, i - 1)], path[i]);
                var reach = (thickness / 2) + 1;
                var (x0, x1) = (First(Math.Min(a.X, b.X) - reach), Last(Math.Max(a.X, b.X) + reach, Width));
                var (y0, y1) = (First(Math.Min(a.Y, b.Y) - reach), Last(Math.Max(a.Y, b.Y) + reach, Height));
                Cover(a, b, thickness / 2, x0, x1, y0, y1);
                (left, top, right, bottom) = (Math.Min(left, x0), Math.Min(top, y0), Math.Max(right, x1), Math.Max(bottom, y1));
            }
        }

        for (var y = top; y <= bottom; y++)
        {
            for (var x = left; x <= right; x++)
            {
                var index = (y * Width) + x;
                if (_coverage[index] > 0) Blend(index, color, _coverage[index]);
                _coverage[index] = 0;
            }
        }
    }

    private void Cover(Point a, Point b, double halfThickness, int x0, int x1, int y0, int y1)
    {
        var (dx, dy) = (b.X - a.X, b.Y - a.Y);
        var lengthSquared = Square(dx) + Square(dy);
        for (var y = y0; y <= y1; y++)
        {
            for (var x = x0; x <= x1; x++)
            {
                var (px, py) = (x + 0.5 - a.X, y + 0.5 - a.Y);
                var along = lengthSquared == 0 ? 0 : Math.Clamp(((px * dx) + (py * dy)) / lengthSquared, 0, 1);
                var distance = Math.Sqrt(Square(px - (along * dx)) + Square(py - (along * dy)));
                var coverage = (float)Math.Clamp(halfThickness + 0.5 - distance, 0, 1);
                ref var cell = ref _coverage[(y * Width) + x];
                if (coverage > cell) cell = coverage;
            }
        }
    }

    private void Blend(int pixel, Rgb color, double coverage)
    {
        var target = Pixels.AsSpan(pixel * 3, 3);
        target[0] = Mix(target[0], color.Red, coverage);
        target[1] = Mix(target[1], color.Green, coverage);
        target[2] = Mix(target[2], color.Blue, coverage);
    }

    private static byte Mix(byte below, byte above, double coverage) => (byte)Math.Round(below + ((above - below) * coverage));

    private static int First(double value) => (int)Math.Max(0, Math.Floor(value));

    private static int Last(double value, int size) => (int)Math.Min(size - 1, Math.Ceiling(value));

    private static double Square(double value) => value * value;
}

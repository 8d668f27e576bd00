using static Autoencoders.Teaching.Choice;

namespace Autoencoders.Teaching;

/// <summary>The questions around notebook 4: enlarging images, the bicubic baseline, and details that are invented.</summary>
internal static class SuperResolutionQuiz
{
    public static Quiz Before { get; } = new("Quiz before notebook 4: super-resolution",
        new("An image of 14 x 14 pixels is enlarged to 28 x 28. How much of the output is not given by the input?",
            Right("Three quarters: 588 of the 784 numbers",
                "196 numbers come in, 784 go out. The rest has to come from what is known about images of this kind."),
            Wrong("One half: 392 of the 784 numbers",
                "Width and height are both doubled, so there are four times as many pixels, not twice as many."),
            Wrong("Nothing: all pixels follow from the input",
                "Many different large images shrink to the same small one, so the small one cannot tell which it was.")),
        new("Where do the pairs of a small and a large image come from?",
            Wrong("Each image is scanned a second time at half the size",
                "That would do, but the digits on paper are not at hand, and there is a simpler way."),
            Wrong("A trained network draws the large image of each pair",
                "Such a network is what we want to have in the end; it cannot be there at the start."),
            Right("Each image is made smaller by averaging 2 x 2 pixels",
                "The small image is the input, the image that it was made from is the target: no labels are needed, once more.")),
        new("Bicubic interpolation is the usual way to enlarge pictures. What does it know about the picture?",
            Wrong("What it shows, by comparing it with known ones",
                "It compares with nothing and treats a digit, a face and a wall alike."),
            Right("The pixels nearby, joined by a smooth curve",
                "Each new pixel is a weighted sum of 4 x 4 old ones. Smooth areas come out well, edges come out soft."),
            Wrong("Its edges, along which it lays the new pixels",
                "Some methods do that. Bicubic interpolation takes the same weights everywhere, whatever the picture shows.")));

    public static Quiz After { get; } = new("Quiz after notebook 4: super-resolution",
        new("The network has drawn a sharp edge that cannot be seen in the small image. May we trust it?",
            Wrong("Yes, since it was measured by the small image's pixels",
                "The small image holds only averages. Where in the 2 x 2 pixels the edge ran is not among them."),
            Wrong("Yes, since a sharp edge is always closer to the truth",
                "A sharp edge in the wrong place can be a greater error than a soft one in the right place."),
            Right("No, it is a guess after what the training images had",
                "It is plausible and often right, but invented. Where details decide, say on a number plate, that matters.")),
        new("Why are the network's PSNR and SSIM set beside those of bicubic interpolation?",
            Wrong("Because the network's training needs them as targets",
                "The network was trained with the original large images as targets. Bicubic pictures took no part."),
            Right("Because a number means little without a baseline",
                "Bicubic needs no training and is in every picture program. Only what lies above it is due to learning."),
            Wrong("Because bicubic pictures are the best that can exist",
                "The network came out above them in both measures: knowing what digits look like helps.")),
        new("PSNR comes from the mean squared error. What does SSIM look at instead?",
            Right("Brightness, contrast and structure in small windows",
                "It compares the two images window by window and is 1 for a perfect match. " +
                "It notices blur where the squared error stays small."),
            Wrong("The number of pixels that have exactly the same value",
                "Rarely is a pixel exactly the same. SSIM works with means, variances and covariances of small windows."),
            Wrong("The opinion of people who were asked to compare them",
                "It was designed to agree with such opinions better than PSNR does, but it is a formula.")),
        new("The network that enlarges 4 times gets pure noise. What does it do, and why?",
            Wrong("It returns the same noise, only larger and softer",
                "That is what bicubic interpolation does. The network adds what its training images had."),
            Right("It draws shapes of its own, as it always adds detail",
                "It reads chance patterns as hints of what its training images had, and completes them. " +
                "The detail comes from the network."),
            Wrong("It returns an even grey, because the noise averages out",
                "Neighbouring values differ, and the network takes each difference for something that was in a scene."),
            Wrong("It recalls a training photograph, pixel by pixel",
                "It has far too few weights to store its photographs. It knows typical shapes, not pictures.")));
}

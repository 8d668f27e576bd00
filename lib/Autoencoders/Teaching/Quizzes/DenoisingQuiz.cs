using static Autoencoders.Teaching.Choice;

namespace Autoencoders.Teaching;

/// <summary>The questions around notebook 3: what a denoiser is trained on, what it is compared with, and where it fails.</summary>
internal static class DenoisingQuiz
{
    public static Quiz Before { get; } = new("Quiz before notebook 3: denoising",
        new("A denoiser learns from pairs of a noisy and a clean image. Where can we get 60 000 such pairs?",
            Wrong("From cameras: each scene is photographed twice",
                "It has been done, and it is expensive. There is a way without any camera."),
            Wrong("From people, who paint over the noise by hand",
                "That is the sort of labour that self-supervised learning avoids."),
            Right("From clean images, to which we add the noise",
                "The data make their own task again: we spoil an image and ask for it back.")),
        new("What should the loss compare the denoiser's output with?",
            Right("The clean image, without the noise that we added",
                "The target says what the network is to become good at: here, the image as it was before we spoiled it."),
            Wrong("The noisy image, which the network has been given",
                "Then the best it could do is to copy the noise as well."),
            Wrong("The noise, as if it were a picture in its own right",
                "Predicting the noise is possible, and diffusion models do it. But then the output would not be a clean image.")),
        new("A median filter is an old way to remove noise. What does it do?",
            Wrong("It learns from many images which pixels are noise",
                "It learns nothing. That makes it a good baseline: all that a denoiser does better, it owes to learning."),
            Right("It gives each pixel the middle value of its neighbours",
                "Single wild values drop out, edges mostly stay. It knows nothing of digits and treats all images alike."),
            Wrong("It blurs the image, so that noise and edges average out",
                "That is a mean or a Gaussian filter, which the notebook compares as well.")));

    public static Quiz After { get; } = new("Quiz after notebook 3: denoising",
        new("Why is the noise drawn afresh for every batch?",
            Wrong("To keep the noise from growing with every epoch",
                "The strength of the noise is set by its mean and standard deviation, and does not grow in either case."),
            Right("To keep the network from learning one noise by heart",
                "With one fixed noise it can learn to subtract just that pattern. " +
                "On other noise, which is what we want to remove, it is then weak."),
            Wrong("To keep memory free, since noise takes much space",
                "One fixed noise would take less work, not more. The reason lies in what the network learns from it.")),
        new("The lesson's noise has mean 0.5 and standard deviation 0.5, and the sum is clipped to [0, 1]. What follows?",
            Right("The image gets brighter as well as grainier",
                "On average half of the range is added: black turns grey, and much of the rest is clipped to white. " +
                "A mean of zero adds grain without that shift."),
            Wrong("The image keeps its brightness but gets grainier",
                "That holds for noise of mean zero, as long as little is clipped. Here the mean is half of the whole range."),
            Wrong("The image gets darker, since half is cut away",
                "What is cut away lies above 1 or below 0. A mean of 0.5 pushes most pixels up, not down.")),
        new("One method reaches a PSNR of 18 dB, another of 21 dB. What does the difference of 3 dB mean?",
            Wrong("The second has an error that is 3 % smaller",
                "Decibels are logarithms of a ratio, not percent."),
            Wrong("The second leaves 3 grey levels of noise less",
                "PSNR does not count grey levels. It is a logarithm of the mean squared error."),
            Right("The second has half of the mean squared error",
                "PSNR is 10 log10(1 / MSE) for pixels in [0, 1], and 10 log10(2) is 3.01 dB."),
            Wrong("The second has a third of the mean squared error",
                "A third would be 10 log10(3) = 4.77 dB. Decibels are not the factor, but ten times its logarithm.")),
        new("The denoiser of digits gets noisy clothes. What does it do, and what would help?",
            Right("It paints strokes, as in digits; train it on clothes",
                "It decides what is noise by what it has seen. " +
                "The table of trained-on and tested-on shows that each network is best at home."),
            Wrong("It leaves the noise as it is; train it for more epochs",
                "It does remove something, but by the rules of digits. More epochs on digits make it no better at clothes."),
            Wrong("It works as well as on digits; nothing needs to change",
                "The numbers in the notebook say otherwise: what it learned does not transfer to another kind of image.")));
}

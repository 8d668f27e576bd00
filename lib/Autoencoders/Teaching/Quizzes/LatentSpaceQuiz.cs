using static Autoencoders.Teaching.Choice;

namespace Autoencoders.Teaching;

/// <summary>The questions around notebook 2: two latent numbers, walks and noise among codes, and PCA at the same size.</summary>
internal static class LatentSpaceQuiz
{
    public static Quiz Before { get; } = new("Quiz before notebook 2: the latent space",
        new("Why would anybody build an autoencoder whose code has only two numbers?",
            Wrong("Two numbers give the sharpest reconstructions",
                "It is the other way round: the fewer numbers, the more detail is lost."),
            Right("Two numbers can be drawn as a point on a map",
                "A scatter plot then shows all test images at once, and lets us see which digits lie close together."),
            Wrong("Two numbers are all that tells digits apart",
                "Digits differ in more than two ways: class, slant, width, stroke. With two numbers, much of it is lost.")),
        new("Principal component analysis (PCA) also shortens images to a few numbers. How?",
            Wrong("It keeps the pixels that differ most from image to image",
                "That would be a choice of pixels. PCA mixes all pixels in each of its numbers."),
            Wrong("It trains an encoder and a decoder with hidden layers",
                "PCA needs no training by gradients and no layers; it is a matter of linear algebra."),
            Right("It projects them on the directions of most variance",
                "Each number is a weighted sum of all pixels. " +
                "No other linear method of the same size has a smaller squared error on its training images.")),
        new("You decode the point halfway between the code of a 3 and the code of an 8. What do you expect?",
            Right("A shape between the two, perhaps not a clean digit",
                "The decoder is continuous: shapes change step by step along the line. Between two classes there may be no proper digit."),
            Wrong("Both digits, one drawn over the other at half strength",
                "That is what the mean of the two images looks like. A step in the space of codes changes the shape instead."),
            Wrong("Always a perfect digit of some third class, like a 5",
                "A line may pass through the region of another class, but nothing forces it to, or makes the result perfect.")));

    public static Quiz After { get; } = new("Quiz after notebook 2: the latent space",
        new("The convolutions end in maps of numbers. How did the notebook come from there to a code of two numbers?",
            Right("A dense layer mixes all numbers of the maps into two",
                "Each of the two is a weighted sum of all numbers in the maps. A second dense layer unfolds them again for the decoder."),
            Wrong("The last pooling shrinks the maps until two are left",
                "Pooling throws positions away without learning. Weights that are trained make better use of two numbers."),
            Wrong("Only the two maps of greatest variance are kept",
                "A map is still a picture of many numbers, and what the dropped maps knew would be lost.")),
        new("Autoencoder and PCA write the same number of values for each image. Why can the autoencoder's MSE be lower?",
            Wrong("It is told the label of each training image",
                "Neither method sees a label: both are made from the images alone."),
            Right("It can bend: its mapping need not be linear",
                "Digits lie on a curved surface among all images. " +
                "PCA can lay only a flat one through it; layers with ReLU can follow the curve."),
            Wrong("It stores more numbers, hidden in its weights",
                "Weights are shared by all images and say nothing of a single one. PCA too keeps its directions beside the codes.")),
        new("On codes of two numbers, k-nearest neighbours recognises digits better than a linear probe. What does that tell?",
            Wrong("The codes hold no information about the class of a digit",
                "Then both would be at chance, 10 %. Neighbours of the same class mean that there is much information."),
            Wrong("The linear probe was trained on the wrong set of labels",
                "Both methods use the same codes and the same labels; they differ in the shape of border that they can draw."),
            Right("Classes lie in patches that straight lines do not part",
                "A linear probe has one straight border between each two classes. " +
                "Neighbours need only be alike nearby, whatever the shape of the patch.")),
        new("You add a little noise to a code, and the decoded 4 turns into a 9. What is the best explanation?",
            Wrong("The noise in the code shows up as noise in the pixels",
                "Pixels stay smooth: the decoder draws a clean shape for the moved code. It is the shape that changes."),
            Right("The code lay near the border of the two digits' regions",
                "A small step crossed it. Codes deep inside a region stand more noise before the digit changes."),
            Wrong("The decoder is random, so it draws what it likes",
                "This decoder has nothing random in it: the same code always gives the same image.")));
}

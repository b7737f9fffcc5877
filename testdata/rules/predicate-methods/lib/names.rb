# Methods that are conditions.
module Names
  def self.word?(name)
    return false if name.nil?

    name.match?(/\A[a-z]+\z/)
  end

  def self.line?(name)
    name =~ /^[a-z]+$/ # want RBN001
  end

  def self.other?(name, list)
    list.empty? || name.match?(/\A[a-z]+\z/)
  end

  # A method that asks itself says nothing.
  def self.again?(name)
    again?(name)
  end
end

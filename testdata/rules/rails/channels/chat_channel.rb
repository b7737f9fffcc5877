# frozen_string_literal: true

class ChatChannel < ApplicationCable::Channel
  def subscribed
    stream_from 'chat'
    system("notify #{params[:room]}") # want RBN201
  end

  def receive(data)
    system("notify #{data['body']}") # want RBN201
  end

  def speak(data)
    system("say #{data['text']}") # want RBN201
    shout(data) if data['loud']
  end

  def unsubscribed
    stop_all_streams
  end

  private

  # It is handed what speak is given, and nobody else can send it anything.
  def shout(data)
    system("say --loud #{data['text']}") # want RBN201 from=13
  end

  def whisper(data)
    system("say --quiet #{data['text']}")
  end
end

class Chat
  def receive(data)
    system("notify #{data['body']}")
  end
end
